"""The names of digital skills that exercises may refer to: DigComp 2.2 and Pix, in two languages.

DigComp 2.2, 21 competences: R. Vuorikari, S. Kluzer, Y. Punie, "DigComp 2.2: The Digital Competence
Framework for Citizens", EUR 31006 EN, European Union, 2022 (https://doi.org/10.2760/115376),
CC BY 4.0. The French names are our translation.

Pix, 16 competences: those of the French "cadre de référence des compétences numériques" (decree
2019-919 of 30 August 2019, annex; official texts are free to use), named and numbered as on
https://pix.fr/competences. The English names are our translation.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass


@dataclass(frozen=True)
class Skill:
    """A competence of a framework.

    Attributes
    ----------
    name
        As authors write it: ``DigComp 4.2``.
    french, english
        What it is called.
    """

    name: str
    french: str
    english: str

    def label(self, language: str) -> str:
        """Return name and title in ``"fr"`` or ``"en"``: ``DigComp 2.5 · Netiquette``."""
        return f"{self.name} · {self.english if language == 'en' else self.french}"


_DIGCOMP = """
1.1 | Naviguer, rechercher et filtrer des données, des informations et des contenus numériques | Browsing, searching and filtering data, information and digital content
1.2 | Évaluer des données, des informations et des contenus numériques | Evaluating data, information and digital content
1.3 | Gérer des données, des informations et des contenus numériques | Managing data, information and digital content
2.1 | Interagir avec les technologies numériques | Interacting through digital technologies
2.2 | Partager avec les technologies numériques | Sharing through digital technologies
2.3 | Agir en citoyen avec les technologies numériques | Engaging in citizenship through digital technologies
2.4 | Collaborer avec les technologies numériques | Collaborating through digital technologies
2.5 | Nétiquette | Netiquette
2.6 | Gérer son identité numérique | Managing digital identity
3.1 | Développer des contenus numériques | Developing digital content
3.2 | Intégrer et retravailler des contenus numériques | Integrating and re-elaborating digital content
3.3 | Droit d'auteur et licences | Copyright and licences
3.4 | Programmation | Programming
4.1 | Protéger les appareils | Protecting devices
4.2 | Protéger les données personnelles et la vie privée | Protecting personal data and privacy
4.3 | Protéger la santé et le bien-être | Protecting health and well-being
4.4 | Protéger l'environnement | Protecting the environment
5.1 | Résoudre des problèmes techniques | Solving technical problems
5.2 | Identifier les besoins et les réponses technologiques | Identifying needs and technological responses
5.3 | Utiliser les technologies numériques de façon créative | Creatively using digital technologies
5.4 | Identifier ce qui manque à ses compétences numériques | Identifying digital competence gaps
"""  # noqa: E501 (a table)

_PIX = """
1.1 | Mener une recherche et une veille d'information | Searching for information and keeping up with it
1.2 | Gérer des données | Managing data
1.3 | Traiter des données | Processing data
2.1 | Interagir | Interacting
2.2 | Partager et publier | Sharing and publishing
2.3 | Collaborer | Collaborating
2.4 | S'insérer dans le monde numérique | Finding one's place in the digital world
3.1 | Développer des documents textuels | Developing text documents
3.2 | Développer des documents multimédia | Developing multimedia documents
3.3 | Adapter les documents à leur finalité | Adapting documents to their purpose
3.4 | Programmer | Programming
4.1 | Sécuriser l'environnement numérique | Securing the digital environment
4.2 | Protéger les données personnelles et la vie privée | Protecting personal data and privacy
4.3 | Protéger la santé, le bien-être et l'environnement | Protecting health, well-being and the environment
5.1 | Résoudre des problèmes techniques | Solving technical problems
5.2 | Construire un environnement numérique | Building a digital environment
"""  # noqa: E501 (a table)


def _read(framework: str, table: str) -> dict[str, Skill]:
    rows = (map(str.strip, line.split("|")) for line in table.strip().splitlines())
    return {
        f"{framework} {number}": Skill(f"{framework} {number}", french, english)
        for number, french, english in rows
    }


SKILLS = _read("DigComp", _DIGCOMP) | _read("Pix", _PIX)
"""Every skill, by its name."""


def shown(name: str, language: str) -> str:
    """Return a skill's name and title; the name alone where it is in no framework."""
    return SKILLS[name].label(language) if name in SKILLS else name


def nearest(text: str) -> list[Skill]:
    """Return the skills that a wrong name may have meant, by name or by title; three at most."""
    by_words = {skill.french.casefold(): skill for skill in SKILLS.values()}
    by_words |= {skill.english.casefold(): skill for skill in SKILLS.values()}
    by_words |= {name.casefold(): skill for name, skill in SKILLS.items()}
    found = difflib.get_close_matches(text.casefold(), by_words, 3, 0.6)
    return list(dict.fromkeys(by_words[words] for words in found))
