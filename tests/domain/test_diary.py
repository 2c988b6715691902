"""The diary by weeks and months, and as a calendar that other programs read."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from declic.domain.diary import Entry, Kind, Total, monday, totals
from declic.domain.ical import Dated, calendar

PARIS = ZoneInfo("Europe/Paris")
TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)
HOSTILE = "a;b,c\\d\r\nATTENDEE:mailto:x@y.fr\nEND:VEVENT " + "é" * 100


def read(*entries):
    dated = [Dated(f"uid{n}", TEN, entry) for n, entry in enumerate(entries)]
    return Calendar.from_ical(calendar(dated, "1.0"))


def test_a_week_begins_on_monday_where_the_adviser_is():
    assert monday(TEN, PARIS) == date(2026, 11, 23)
    late = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)
    assert monday(late, UTC) == date(2026, 11, 23)
    assert monday(late, PARIS) == date(2026, 11, 30)


def test_months_say_how_much_of_what():
    entries = [
        Entry(Kind.DROP_IN, TEN, 20),
        Entry(Kind.DROP_IN, TEN, 25),
        Entry(Kind.SESSION, TEN, 90),
        Entry(Kind.OTHER, datetime(2026, 10, 31, 23, 30, tzinfo=UTC), 5),
        Entry(Kind.OTHER, datetime(2026, 10, 1, tzinfo=UTC), 5),
    ]
    assert totals(entries, PARIS) == {
        (2026, 11): [
            Total(Kind.SESSION, 1, 90),
            Total(Kind.DROP_IN, 2, 45),
            Total(Kind.OTHER, 1, 5),
        ],
        (2026, 10): [Total(Kind.OTHER, 1, 5)],
    }


def test_a_calendar_says_when_what_and_where():
    entry = Entry(Kind.SESSION, TEN, 90, "Les mails", "Messagerie", "Médiathèque", "à moi seule")
    (event,) = read(entry).walk("VEVENT")
    assert event["summary"] == "Les mails"
    assert event["description"] == "Messagerie"
    assert event["location"] == "Médiathèque"
    assert event.decoded("dtstart") == TEN
    assert event.decoded("duration") == timedelta(minutes=90)
    assert event["uid"] == "uid0@declic"
    assert "seule" not in calendar([Dated("u", TEN, entry)], "1.0").decode()


def test_what_is_written_stays_text_in_lines_of_75_bytes():
    file = calendar([Dated("u", TEN, Entry(Kind.OTHER, TEN, 5, topic=HOSTILE))], "1.0")
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert event["summary"] == HOSTILE.replace("\r\n", "\n")
    assert "attendee" not in event
    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert b"\n" not in file.replace(b"\r\n", b"")


def test_a_drop_in_is_called_by_its_topic_or_by_what_it_is():
    first, second = read(
        Entry(Kind.DROP_IN, TEN, 20, topic="Impôts"), Entry(Kind.DROP_IN, TEN, 20)
    ).walk("VEVENT")
    assert (first["summary"], second["summary"]) == ("Impôts", "Permanence")
    assert "description" not in first


def test_an_empty_diary_is_a_calendar():
    assert not read().walk("VEVENT")
    assert read()["version"] == "2.0"
