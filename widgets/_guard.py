"""The real-data guard: tells what looks like somebody's real data, and keeps it out of answers.

The page stops it first (``_guard.js``); what a page sends is looked at here again, so that it is
never stored. Both find the same: ``tests/widgets/guard_vectors.json``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from declic.errors import InvalidResponse
from declic.i18n import Words

_ = Words("widgets")

SEPARATORS = r"[ ./-]"
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_DASHES = re.compile("[‐-―−]")
_RUN = re.compile(rf"[0-9](?:{SEPARATORS}{{0,3}}[0-9])*")
_SEPARATOR = re.compile(SEPARATORS)

ISSUERS = re.compile(
    r"4[0-9]{15}(?:[0-9]{3})?"
    r"|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
    r"|3[47][0-9]{13}|3(?:0[0-5]|[689][0-9])[0-9]{11}"
    r"|6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{12}|35(?:2[89]|[3-8][0-9])[0-9]{12}"
    r"|62[0-9]{14,17}|(?:50|5[6-8]|63|67)[0-9]{14,17}"
)
"""Lengths and first digits of the cards that are given out (ISO/IEC 7812-1)."""
TEST_CARDS = frozenset(
    ("4111111111111111", "4242424242424242", "5555555555554444", "378282246310005")
)
"""Numbers that payment services publish for trying out; they are nobody's."""

_IBANS = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 "
    "DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 "
    "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 "
    "ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 "
    "SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20"
)
IBAN_LENGTHS = {
    country: int(length) for country, length in re.findall(r"([A-Z]{2})([0-9]{2})", _IBANS)
}
"""How many signs an IBAN has in each country (ISO 13616, SWIFT's IBAN registry)."""
_IBAN = re.compile(r"(?:^|[^0-9A-Z])(?=([A-Z]{2}[0-9]{2}[0-9A-Z ./-]{0,80}))")

_NIR = re.compile(
    r"(?:^|[^0-9A-Z])([1-478]s?[0-9]{2}s?(?:0[1-9]|1[0-2]|[2-9][0-9])s?"
    r"(?:[0-9]{2}|2[AB])s?[0-9]{3}s?[0-9]{3}s{0,3}[0-9]{2})(?![0-9A-Z])".replace("s", SEPARATORS)
)

FICTION = ("019900", "026191", "035301", "046571", "053649", "063998")
"""First digits of the numbers that are kept for films and books (ARCEP)."""
_PHONE_FORMS = frozenset(("10", "22222", "4222", "433", "244", "28", "1333", "19"))
"""How many digits stand together in French phone numbers, as people write them."""
_FRENCH_ABROAD = re.compile(r"(?:\+ ?|(^|[^0-9])00)33[ ./-]*(?:\(?0\)?[ ./-]*)?")
_ABROAD = re.compile(rf"\+ ?([1-9](?:{SEPARATORS}?[0-9]){{9,14}})(?![0-9])")

_EMAIL = re.compile(r"""[^\s@]@((?:[^\s@.,;:<>()"'/]+\.)+[A-Z]{2,})""")
FREE_DOMAINS = tuple(
    f"{before}{end}"
    for before, ends in (("", "example test invalid localhost"), ("example.", "com net org"))
    for end in ends.split()
)
"""Domains that will never be anybody's (RFC 2606)."""


def looks_real(text: str) -> str | None:
    """Return what a text holds that looks like somebody's real data.

    Parameters
    ----------
    text
        What was typed; what is looked for may stand anywhere in it, in groups of digits or not.

    Returns
    -------
    str or None
        ``"iban"``: country, length and key (ISO 13616, ISO 7064 mod 97-10). ``"nir"``: French
        social-security number, 13 signs and a key that is right (INSEE; 2A and 2B count as 19
        and 18). ``"card"``: issuer, length and key of a bank card (ISO/IEC 7812-1, Luhn).
        ``"phone"``: ten French digits, or an international number; those that ARCEP keeps for
        fiction are nobody's (décision n° 2018-0881, annexe 1), those in 08 no person's.
        ``"email"``: an address whose domain is not reserved for examples (RFC 2606). None
        otherwise.
    """
    shown = _DASHES.sub("-", _UNSEEN.sub("", unicodedata.normalize("NFKC", text))).upper()
    tests = {"iban": _ibans, "nir": _nirs, "card": _cards, "phone": _phones, "email": _emails}
    return next((kind for kind, holds in tests.items() if holds(shown)), None)


def refuse_real(values: Iterable[str]) -> None:
    """Refuse a response in which something looks like somebody's real data.

    Raises
    ------
    InvalidResponse
        If one of the values does; it says what to do instead, and not what was typed.
    """
    for value in values:
        kind = looks_real(value)
        if kind:
            why = _("Nothing was kept. Put an invented one in its place, then check again.")
            raise InvalidResponse(f"{_seems(kind)} {why}")


def guard_words() -> dict[str, str]:
    """Return the words that ``_guard.js`` needs, for the trait ``words`` of an imitation."""
    return {
        **{f"guard_{kind}": _seems(kind) for kind in ("card", "iban", "nir", "phone", "email")},
        "guard_gone": _("It is erased: it was neither kept nor sent."),
        "guard_why": _(
            "On a page that you don't know, never type your real data: whoever made the page could"
            " use it. Here, an invented one does just as well."
        ),
        "guard_use": _("Use an invented one"),
    }


def _seems(kind: str) -> str:
    return {
        "card": _("This looks like a real bank card number."),
        "iban": _("This looks like a real bank account number (IBAN)."),
        "nir": _("This looks like a real social security number."),
        "phone": _("This looks like a real phone number."),
        "email": _("This looks like a real e-mail address."),
    }[kind]


def _ibans(text: str) -> bool:
    for found in _IBAN.finditer(text):
        compact = _SEPARATOR.sub("", found[1])
        length = IBAN_LENGTHS.get(compact[:2], 0)
        if not 0 < length <= len(compact) or compact[2:4] in ("00", "01", "99"):
            continue  # keys go from 02 to 98
        turned = compact[4:length] + compact[:4]
        if int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1:
            return True
    return False


def _nirs(text: str) -> bool:
    for found in _NIR.finditer(text):
        compact = _SEPARATOR.sub("", found[1]).replace("2A", "19").replace("2B", "18")
        if 97 - int(compact[:13]) % 97 == int(compact[13:]):
            return True
    return False


def _cards(text: str) -> bool:
    return any(
        ISSUERS.fullmatch(digits) and digits not in TEST_CARDS and _luhn(digits)
        for digits, _form in _windows(text, 19)
    )


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0


def _phones(text: str) -> bool:
    home = _FRENCH_ABROAD.sub(r"\1 0", text)
    return bool(_ABROAD.search(home)) or any(
        form in _PHONE_FORMS
        and digits[0] == "0"
        and digits[1] not in "08"
        and not digits.startswith(FICTION)
        for digits, form in _windows(home, 10)
    )


def _windows(text: str, most: int) -> Iterator[tuple[str, str]]:
    """Give all groups of digits that stand together: the digits, and how many in each group."""
    for run in _RUN.findall(text):
        groups = [group for group in _SEPARATOR.split(run) if group]
        for first in range(len(groups)):
            digits = form = ""
            for group in groups[first:]:
                digits, form = digits + group, form + str(len(group))
                if len(digits) > most:
                    break
                yield digits, form


def _emails(text: str) -> bool:
    return any(not _is_free(found[1].lower()) for found in _EMAIL.finditer(text))


def _is_free(domain: str) -> bool:
    """Return whether a domain is nobody's, or is going to be once its last letters are typed."""
    return any(
        free == end or (end != "in" and len(end) > 1 and free.startswith(end))
        for free in FREE_DOMAINS
        for end in [".".join(domain.split(".")[-1 - free.count(".") :])]
    )
