"""The fields of the *CRA collectif* of la Coop de la médiation numérique, for a session.

Names and values are those of its form: inclusion-numerique/coop-mediation-numerique (AGPL-3.0),
commit 46aa33bdf21c42c2d5bbb2913f5c453cca5a9542 of 30 June 2026,
``apps/web/src/features/activites/use-cases/cra/``: ``validation/CraValidation.ts``,
``collectif/validation/CraCollectifValidation.ts``, ``fields/{type-lieu,thematique,materiel}.ts``,
``fields/duree-accompagnement.ts``, ``collectif/fields/niveau-atelier.ts``. Labels are in French
whatever Déclic speaks: they are what the form shows.

Nothing is asked of people for it: gender, age and status stay « non communiqué ».
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from declic.domain.exercise import WorkshopCard
from declic.i18n import Words

_ = Words("room")

PLACES = {
    "LieuActivite": "Lieu d’activité",
    "Autre": "Autre lieu",
    "Domicile": "À domicile",
    "ADistance": "À distance",
}
LEVELS = {"Debutant": "Débutant", "Intermediaire": "Intermédiaire", "Avance": "Avancé"}
MATERIALS = {
    "Ordinateur": "Ordinateur",
    "Telephone": "Téléphone",
    "Tablette": "Tablette",
    "Autre": "Autre",
    "Aucun": "Pas de matériel",
}
DURATIONS = (15, 30, 45, 60, 90, 120)
"""Minutes that the form offers; any other is typed in hours and minutes."""
THEMES = {
    "DiagnosticNumerique": "Diagnostic numérique",
    "PrendreEnMainDuMateriel": "Prendre en main du matériel",
    "MaintenanceDeMateriel": "Maintenance de matériel",
    "GereSesContenusNumeriques": "Gérer ses contenus numériques",
    "NavigationSurInternet": "Navigation sur internet",
    "Email": "E-mail",
    "Bureautique": "Bureautique",
    "ReseauxSociaux": "Réseaux sociaux communication",
    "Sante": "Santé",
    "BanqueEtAchatsEnLigne": "Banque et achats en ligne",
    "Entrepreneuriat": "Accompagner un professionnel",
    "InsertionProfessionnelle": "Insertion professionnelle",
    "SecuriteNumerique": "Prévention en sécurité numérique",
    "Parentalite": "Parentalité",
    "ScolariteEtNumerique": "Scolarité et numérique",
    "CreerAvecLeNumerique": "Créer avec le numérique",
    "CultureNumerique": "Culture numérique",
    "IntelligenceArtificielle": "Intelligence artificielle (IA)",
    "AideAuxDemarchesAdministratives": "Aide aux démarches administratives",
}
THEME_OF = {
    "DigComp 1.1": "NavigationSurInternet",
    "DigComp 1.2": "NavigationSurInternet",
    "DigComp 1.3": "GereSesContenusNumeriques",
    "DigComp 2.1": "Email",
    "DigComp 2.2": "ReseauxSociaux",
    "DigComp 2.3": "AideAuxDemarchesAdministratives",
    "DigComp 2.4": "ReseauxSociaux",
    "DigComp 2.5": "CultureNumerique",
    "DigComp 2.6": "SecuriteNumerique",
    "DigComp 3.1": "Bureautique",
    "DigComp 3.2": "CreerAvecLeNumerique",
    "DigComp 3.3": "CultureNumerique",
    "DigComp 3.4": "CreerAvecLeNumerique",
    "DigComp 4.1": "SecuriteNumerique",
    "DigComp 4.2": "SecuriteNumerique",
    "DigComp 4.3": "CultureNumerique",
    "DigComp 4.4": "CultureNumerique",
    "DigComp 5.1": "PrendreEnMainDuMateriel",
    "DigComp 5.2": "PrendreEnMainDuMateriel",
    "DigComp 5.3": "CreerAvecLeNumerique",
    "DigComp 5.4": "DiagnosticNumerique",
    "Pix 1.1": "NavigationSurInternet",
    "Pix 1.2": "GereSesContenusNumeriques",
    "Pix 1.3": "Bureautique",
    "Pix 2.1": "Email",
    "Pix 2.2": "ReseauxSociaux",
    "Pix 2.3": "ReseauxSociaux",
    "Pix 2.4": "CultureNumerique",
    "Pix 3.1": "Bureautique",
    "Pix 3.2": "CreerAvecLeNumerique",
    "Pix 3.3": "Bureautique",
    "Pix 3.4": "CreerAvecLeNumerique",
    "Pix 4.1": "SecuriteNumerique",
    "Pix 4.2": "SecuriteNumerique",
    "Pix 4.3": "CultureNumerique",
    "Pix 5.1": "PrendreEnMainDuMateriel",
    "Pix 5.2": "PrendreEnMainDuMateriel",
}
"""The theme that a skill suggests; the adviser decides."""
MOST_THEMES = 3


@dataclass(frozen=True)
class Field:
    """A field of the form.

    Attributes
    ----------
    name
        As the form's data names it.
    label
        What the adviser looks for.
    value
        As the form's data has it; empty where only the adviser knows.
    shown
        The value in words.
    choices
        What it may be, in words; empty for free text and numbers.
    """

    name: str
    label: str
    value: str
    shown: str
    choices: tuple[str, ...] = ()


def report_fields(
    workshop: WorkshopCard, day: date, minutes: int, people: int, been_before: int
) -> list[Field]:
    """Return the form's fields for a session, as far as the store knows them.

    Parameters
    ----------
    day
        Of the session.
    minutes
        How long it lasted.
    people, been_before
        Who took part, and how many of them had taken part in an earlier session here.
    """
    chosen = themes(workshop)
    duration = str(minutes) if minutes in DURATIONS else "personnaliser"
    return [
        Field("date", "Date", day.isoformat(), day.strftime("%d/%m/%Y")),
        Field("duree.duree", "Durée", duration, f"{minutes // 60} h {minutes % 60:02} min"),
        Field("duree.dureePersonnaliseeHeures", "Durée : heures", str(minutes // 60), ""),
        Field("duree.dureePersonnaliseeMinutes", "Durée : minutes", str(minutes % 60), ""),
        Field("typeLieu", "Type de lieu", "", "", tuple(PLACES.values())),
        Field("titreAtelier", "Titre de l’atelier", workshop.title, workshop.title),
        Field("niveau", "Niveau de l’atelier", "", "", tuple(LEVELS.values())),
        Field(
            "thematiques",
            "Thématiques",
            " ".join(chosen),
            ", ".join(THEMES[name] for name in chosen),
            () if chosen else tuple(THEMES.values()),
        ),
        Field("materiel", "Matériel", "", "", tuple(MATERIALS.values())),
        Field("participantsAnonymes.total", "Participants", str(people), str(people)),
        Field(
            "participantsAnonymes.dejaAccompagne",
            "Dont déjà accompagnés",
            str(been_before),
            str(been_before),
        ),
        *(
            Field(f"participantsAnonymes.{name}NonCommunique", label, str(people), str(people))
            for name, label in (
                ("genre", "Genre non communiqué"),
                ("trancheAge", "Tranche d’âge non communiquée"),
                ("statutSocial", "Statut non communiqué"),
            )
        ),
        Field("notes", "Notes", "", ""),
    ]


def themes(workshop: WorkshopCard) -> list[str]:
    """Return the themes that a workshop's skills suggest: three at most, most frequent first."""
    counted = Counter(
        theme
        for card in workshop.exercises
        for theme in {THEME_OF[skill] for skill in card.skills if skill in THEME_OF}
    )
    return [name for name, _count in counted.most_common(MOST_THEMES)]
