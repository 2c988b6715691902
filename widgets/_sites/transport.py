"""A procedure: asking for a transport aid; its site, its mails and the learner's folders."""

from __future__ import annotations

from typing import Any

SITE: dict[str, Any] = {
    "name": "Aide au transport du Val",
    "address": "https://www.aide-transport.example",
    "colour": "#2a4b7c",
    "start": "accueil",
    "search": False,
    "menu": {
        "Accueil": "accueil",
        "Qui peut la demander ?": "conditions",
        "Faire la demande": "compte",
    },
    "footer": {"Besoin d'aide ?": "aide", "Vos données": "donnees"},
    "pages": {
        "accueil": {
            "title": "L'aide au transport",
            "body": [
                (
                    "Vous prenez le bus ou le train pour travailler, vous former ou "
                    "vous soigner ? Le Val rembourse **la moitié** de votre "
                    "abonnement."
                ),
                (
                    "La demande prend **dix minutes**. Préparez : une adresse mail, "
                    "et votre **justificatif d'abonnement** (un fichier)."
                ),
                {"button": "Commencer la demande", "to": "compte", "name": "commencer"},
                {
                    "fold": "Combien cela coûte-t-il ?",
                    "body": ["**Rien.** Aucune démarche de ce site n'est payante."],
                },
            ],
        },
        "conditions": {
            "title": "Qui peut la demander ?",
            "body": [
                (
                    "- Vous habitez le Val.\n- Vous avez un abonnement de bus ou de "
                    "train.\n- Vous n'avez pas déjà un remboursement complet."
                ),
                {"button": "Faire la demande", "to": "compte", "name": "faire-la-demande"},
            ],
        },
        "compte": {
            "title": "1. Créer un compte",
            "body": [
                {"steps": ["Compte", "Code", "Vous", "Justificatif", "Vérifier"], "at": 1},
                {
                    "form": "compte",
                    "fields": [
                        {
                            "field": "mail",
                            "label": "Adresse mail",
                            "type": "email",
                            "required": True,
                            "persona": "email",
                        },
                        {
                            "field": "mot-de-passe",
                            "label": "Mot de passe inventé",
                            "type": "password",
                            "help": "N'écrivez pas un de vos vrais mots de passe.",
                            "required": True,
                        },
                        {
                            "field": "lettre",
                            "label": "Je veux recevoir les offres des partenaires",
                            "type": "tick",
                            "value": True,
                        },
                    ],
                    "send": "Créer mon compte",
                    "to": "code",
                },
            ],
        },
        "code": {
            "title": "2. Le code reçu par mail",
            "needs": "compte",
            "body": [
                {"steps": ["Compte", "Code", "Vous", "Justificatif", "Vérifier"], "at": 2},
                (
                    "Nous venons de vous envoyer un **code à six chiffres**. Il est "
                    "dans l'onglet « Courriels », en haut."
                ),
                {
                    "form": "code",
                    "fields": [
                        {
                            "field": "code",
                            "label": "Code à six chiffres",
                            "type": "code",
                            "required": True,
                            "expected": "482*915",
                            "error": (
                                "Ce n'est pas le bon code. Relisez le mail : il a six chiffres."
                            ),
                        }
                    ],
                    "send": "Continuer",
                    "to": "identite",
                },
            ],
        },
        "identite": {
            "title": "3. Vous",
            "needs": "code",
            "body": [
                {"steps": ["Compte", "Code", "Vous", "Justificatif", "Vérifier"], "at": 3},
                {
                    "form": "identite",
                    "fields": [
                        {"field": "nom", "label": "Nom", "required": True, "persona": "last_name"},
                        {
                            "field": "prenom",
                            "label": "Prénom",
                            "required": True,
                            "persona": "first_name",
                        },
                        {
                            "field": "naissance",
                            "label": "Date de naissance",
                            "type": "date",
                            "help": "Jour, mois, année. Par exemple : 14/03/1954",
                            "required": True,
                            "persona": "birth",
                        },
                        {
                            "field": "rue",
                            "label": "Numéro et rue",
                            "required": True,
                            "persona": "address",
                        },
                        {
                            "field": "code-postal",
                            "label": "Code postal",
                            "type": "number",
                            "required": True,
                            "persona": "postcode",
                        },
                        {"field": "ville", "label": "Ville", "required": True, "persona": "town"},
                        {
                            "field": "telephone",
                            "label": "Téléphone",
                            "type": "tel",
                            "persona": "phone",
                        },
                    ],
                    "send": "Continuer",
                    "to": "justificatif",
                },
            ],
        },
        "justificatif": {
            "title": "4. Le justificatif",
            "needs": "identite",
            "body": [
                {"steps": ["Compte", "Code", "Vous", "Justificatif", "Vérifier"], "at": 4},
                {
                    "form": "justificatif",
                    "fields": [
                        {
                            "field": "reseau",
                            "label": "Votre abonnement",
                            "options": ["Bus du Val", "Train régional", "Bus et train"],
                            "required": True,
                        },
                        {
                            "field": "fichier",
                            "label": "Justificatif d'abonnement",
                            "type": "file",
                            "required": True,
                        },
                    ],
                    "send": "Continuer",
                    "to": "verifier",
                },
            ],
        },
        "verifier": {
            "title": "5. Vérifier et envoyer",
            "needs": "justificatif",
            "body": [
                {"steps": ["Compte", "Code", "Vous", "Justificatif", "Vérifier"], "at": 5},
                "Relisez. Vous pouvez encore tout changer.",
                {"recap": ["identite", "justificatif"], "change": True},
                {
                    "form": "envoi",
                    "fields": [
                        {
                            "field": "exact",
                            "label": "Ces informations sont exactes",
                            "type": "tick",
                            "required": True,
                        }
                    ],
                    "send": "Envoyer ma demande",
                    "to": "accuse",
                },
            ],
        },
        "accuse": {
            "title": "Votre demande est envoyée",
            "needs": "envoi",
            "body": [
                {
                    "success": (
                        "Nous avons bien reçu votre demande. La réponse arrive en "
                        "**trois semaines**, par mail."
                    )
                },
                {"number": "AT-2026-0917"},
                ("**Gardez ce numéro.** Notez-le sur un papier, ou photographiez l'écran."),
            ],
        },
        "aide": {
            "title": "Besoin d'aide ?",
            "body": [
                (
                    "Par téléphone : **04 65 71 00 50**. Ou venez dans une maison "
                    "France Services : une personne fait la demande avec vous, "
                    "gratuitement."
                )
            ],
        },
        "donnees": {
            "title": "Vos données",
            "body": [
                (
                    "Vos informations servent à étudier votre demande. Elles sont "
                    "effacées **deux ans** après la réponse."
                )
            ],
        },
    },
}

MAILS: tuple[dict[str, str], ...] = (
    {
        "name": "code",
        "after": "compte",
        "sender": "Aide au transport <ne-pas-repondre@aide-transport.example>",
        "subject": "Votre code de confirmation",
        "body": (
            "Bonjour,\n\nVoici votre code : **482 915**. Il est valable dix minutes."
            "\n\nPersonne de notre service ne vous le demandera au téléphone."
        ),
    },
    {
        "name": "accuse",
        "after": "envoi",
        "sender": "Aide au transport <ne-pas-repondre@aide-transport.example>",
        "subject": "Accusé de réception de votre demande",
        "body": (
            "Bonjour,\n\nNous avons reçu votre demande. Son numéro : **AT-2026-0917**."
            "\n\nGardez ce message."
        ),
    },
)
FILES: dict[str, Any] = {
    "Documents": {
        "Transport": ["justificatif-abonnement-bus.pdf", "ticket-de-quai.pdf"],
        "Logement": ["facture-electricite.pdf", "bail.pdf"],
        "lettre-a-nadia.odt": None,
    },
    "Images": ["vacances.jpg", "chat.jpg"],
    "Téléchargements": ["recette-soupe.pdf"],
}
