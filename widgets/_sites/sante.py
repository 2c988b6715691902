"""The site of a health-appointment service: practitioners, filters, slots, account, reminders."""

from __future__ import annotations

from typing import Any

SITE: dict[str, Any] = {
    "name": "Rendez-vous Santé",
    "address": "https://www.rendez-vous-sante.example",
    "colour": "#1b6b52",
    "start": "accueil",
    "search": True,
    "account": "mon-compte",
    "menu": {
        "Accueil": "accueil",
        "Trouver un soignant": "soignants",
        "Mes rendez-vous": "mes-rendez-vous",
        "Questions": "questions",
    },
    "footer": {
        "Nous écrire": "contact",
        "Vos données de santé": "donnees",
        "Accessibilité": "accessibilite",
        "Mentions légales": "mentions",
    },
    "cookies": {
        "text": "Nous utilisons des cookies pour mesurer les visites et pour afficher la carte.",
        "accept": "Tout accepter",
        "refuse": "Continuer sans accepter",
        "refuse_as": "link",
        "settings": "Personnaliser",
        "purposes": {"Mesure d'audience": False, "Carte": False},
    },
    "pages": {
        "accueil": {
            "title": "Prenez rendez-vous en ligne",
            "body": [
                "Jour et nuit, sans attendre au téléphone. C'est gratuit.",
                {
                    "warning": (
                        "**En cas d'urgence**, n'utilisez pas ce site : appelez le "
                        "**15** ou le **112**."
                    )
                },
                {
                    "cards": [
                        {"title": "Médecins généralistes", "to": "generalistes", "icon": "doctor"},
                        {"title": "Dentistes", "to": "dentistes", "icon": "star"},
                        {"title": "Spécialistes", "to": "specialistes", "icon": "heart"},
                        {"title": "Tous les soignants", "to": "soignants", "icon": "user"},
                    ]
                },
            ],
        },
        "soignants": {
            "title": "Trouver un soignant",
            "body": [
                {
                    "cards": [
                        {
                            "title": "Dr Amina Roussel",
                            "text": ("12 rue des Tilleuls. Prochain jour libre : mardi 8 décembre"),
                            "to": "roussel",
                            "is": {
                                "Métier": "Généraliste",
                                "Ville": "Val-Fleuri",
                                "Visite": "au cabinet",
                            },
                            "icon": "doctor",
                        },
                        {
                            "title": "Dr Paul Verdier",
                            "text": "3 place du Lavoir. Prochain jour libre : lundi 14 décembre",
                            "to": "verdier",
                            "is": {
                                "Métier": "Généraliste",
                                "Ville": "Pont-aux-Cerises",
                                "Visite": "en vidéo",
                            },
                            "icon": "doctor",
                        },
                        {
                            "title": "Dr Lina Castel",
                            "text": "8 rue du Phare. Prochain jour libre : jeudi 10 décembre",
                            "to": "castel",
                            "is": {
                                "Métier": "Dentiste",
                                "Ville": "Port-Lavande",
                                "Visite": "au cabinet",
                            },
                            "icon": "star",
                        },
                        {
                            "title": "Dr Marc Olivier",
                            "text": ("1 rue du Moulin. Prochain jour libre : mercredi 16 décembre"),
                            "to": "olivier",
                            "is": {
                                "Métier": "Dentiste",
                                "Ville": "Val-Fleuri",
                                "Visite": "au cabinet",
                            },
                            "icon": "star",
                        },
                        {
                            "title": "Dr Hélène Brun",
                            "text": (
                                "20 avenue de la Gare. Prochain jour libre : vendredi 18 décembre"
                            ),
                            "to": "brun",
                            "is": {
                                "Métier": "Ophtalmologue",
                                "Ville": "Val-Fleuri",
                                "Visite": "au cabinet",
                            },
                            "icon": "heart",
                        },
                        {
                            "title": "Dr Karim Saïdi",
                            "text": (
                                "5 quai des Tanneurs. Prochain jour libre : lundi 21 décembre"
                            ),
                            "to": "saidi",
                            "is": {
                                "Métier": "Dermatologue",
                                "Ville": "Pont-aux-Cerises",
                                "Visite": "en vidéo",
                            },
                            "icon": "heart",
                        },
                        {
                            "title": "Julie Marchand, sage-femme",
                            "text": (
                                "14 rue des Genêts. Prochain jour libre : mercredi 9 décembre"
                            ),
                            "to": "marchand",
                            "is": {
                                "Métier": "Sage-femme",
                                "Ville": "Val-Fleuri",
                                "Visite": "au cabinet",
                            },
                            "icon": "family",
                        },
                        {
                            "title": "Éric Petit, kinésithérapeute",
                            "text": (
                                "2 place de la Mairie. Prochain jour libre : mardi 15 décembre"
                            ),
                            "to": "petit",
                            "is": {
                                "Métier": "Kinésithérapeute",
                                "Ville": "Val-Fleuri",
                                "Visite": "au cabinet",
                            },
                            "icon": "user",
                        },
                    ],
                    "filters": ["Métier", "Ville", "Visite"],
                    "sort": ["title"],
                    "page": 4,
                }
            ],
        },
        "generalistes": {
            "title": "Médecins généralistes",
            "under": "soignants",
            "body": [
                (
                    "- [Dr Amina Roussel, Val-Fleuri](roussel)\n- [Dr Paul Verdier, "
                    "Pont-aux-Cerises (en vidéo)](verdier)"
                ),
                "Vous en cherchez un autre ? [Voir tous les soignants](soignants).",
            ],
        },
        "dentistes": {
            "title": "Dentistes",
            "under": "soignants",
            "body": [
                (
                    "- [Dr Lina Castel, Port-Lavande](castel)\n- [Dr Marc Olivier, "
                    "Val-Fleuri](olivier)"
                )
            ],
        },
        "specialistes": {
            "title": "Spécialistes",
            "under": "soignants",
            "body": [
                (
                    "- [Dr Hélène Brun, ophtalmologue](brun)\n- [Dr Karim Saïdi, "
                    "dermatologue](saidi)\n- [Julie Marchand, "
                    "sage-femme](marchand)\n- [Éric Petit, kinésithérapeute](petit)"
                )
            ],
        },
        "roussel": {
            "title": "Dr Amina Roussel, généraliste",
            "under": "soignants",
            "body": [
                {
                    "tabs": {
                        "Prendre rendez-vous": [
                            ("Première visite ou visite de suivi : choisissez à la page suivante."),
                            {
                                "button": "Choisir une heure",
                                "to": "creneaux",
                                "name": "choisir-heure",
                            },
                        ],
                        "Le cabinet": [
                            (
                                "12 rue des Tilleuls, 96120 Val-Fleuri. Au "
                                "rez-de-chaussée, accès en fauteuil roulant."
                            )
                        ],
                        "Les prix": [
                            {
                                "table": [
                                    ["Visite", "Prix"],
                                    ["Consultation", "30 €"],
                                    ["Consultation longue", "60 €"],
                                ],
                                "caption": "Les prix",
                            },
                            "Carte bancaire et espèces acceptées.",
                        ],
                    }
                },
                {
                    "advert": "Votre horoscope santé, gratuit, tout de suite !",
                    "button": "Je découvre",
                    "name": "horoscope",
                },
            ],
        },
        "verdier": {
            "title": "Dr Paul Verdier, généraliste",
            "under": "soignants",
            "body": [
                "Reçoit **en vidéo**. Il faut une caméra et une bonne connexion.",
                {"warning": "Il ne prend pas de nouveaux patients en décembre."},
            ],
        },
        "castel": {
            "title": "Dr Lina Castel, dentiste",
            "under": "soignants",
            "body": [
                "8 rue du Phare, 96560 Port-Lavande.",
                {
                    "fold": "Comment venir ?",
                    "body": [("Bus 4, arrêt « Phare ». Un parking se trouve derrière le cabinet.")],
                },
                "Le rendez-vous se prend par téléphone : **05 36 49 00 31**.",
            ],
        },
        "olivier": {
            "title": "Dr Marc Olivier, dentiste",
            "under": "soignants",
            "body": [
                (
                    "1 rue du Moulin, 96120 Val-Fleuri. Le rendez-vous se prend par "
                    "téléphone : **02 61 91 00 32**."
                )
            ],
        },
        "brun": {
            "title": "Dr Hélène Brun, ophtalmologue",
            "under": "soignants",
            "body": [
                (
                    "20 avenue de la Gare, 96120 Val-Fleuri. Apportez vos lunettes et "
                    "votre dernière ordonnance."
                ),
                {"fold": "Les prix", "body": ["Consultation : **55 €**."]},
                "Le rendez-vous se prend par téléphone : **02 61 91 00 33**.",
            ],
        },
        "saidi": {
            "title": "Dr Karim Saïdi, dermatologue",
            "under": "soignants",
            "body": [
                (
                    "Reçoit en vidéo et au cabinet, 5 quai des Tanneurs, 96340 "
                    "Pont-aux-Cerises. Téléphone : **03 53 01 00 34**."
                )
            ],
        },
        "marchand": {
            "title": "Julie Marchand, sage-femme",
            "under": "soignants",
            "body": [
                (
                    "14 rue des Genêts, 96120 Val-Fleuri. Reçoit aussi le **samedi "
                    "matin**. Téléphone : **02 61 91 00 35**."
                )
            ],
        },
        "petit": {
            "title": "Éric Petit, kinésithérapeute",
            "under": "soignants",
            "body": [
                (
                    "2 place de la Mairie, 96120 Val-Fleuri. Il faut une "
                    "**ordonnance**. Téléphone : **02 61 91 00 36**."
                )
            ],
        },
        "creneaux": {
            "title": "Choisir une heure",
            "under": "roussel",
            "body": [
                {"steps": ["L'heure", "Votre nom", "Vérifier"], "at": 1},
                {
                    "form": "creneau",
                    "fields": [
                        {
                            "field": "motif",
                            "label": "Pourquoi venez-vous ?",
                            "options": [
                                "Première visite",
                                "Suivi",
                                "Ordonnance à renouveler",
                                "Vaccin",
                            ],
                            "required": True,
                        },
                        {
                            "field": "jour",
                            "label": "Quel jour ?",
                            "options": [
                                "Mardi 8 décembre",
                                "Mercredi 9 décembre",
                                "Vendredi 11 décembre",
                            ],
                            "required": True,
                        },
                        {
                            "field": "heure",
                            "label": "À quelle heure ?",
                            "options": ["8 h 20", "9 h 40", "11 h", "14 h 20", "17 h 40"],
                            "required": True,
                        },
                    ],
                    "send": "Continuer",
                    "to": "patient",
                },
            ],
        },
        "patient": {
            "title": "Qui vient au rendez-vous ?",
            "needs": "creneau",
            "under": "creneaux",
            "body": [
                {"steps": ["L'heure", "Votre nom", "Vérifier"], "at": 2},
                {
                    "form": "patient",
                    "fields": [
                        {
                            "field": "prenom",
                            "label": "Prénom",
                            "required": True,
                            "persona": "first_name",
                        },
                        {"field": "nom", "label": "Nom", "required": True, "persona": "last_name"},
                        {
                            "field": "telephone",
                            "label": "Téléphone",
                            "type": "tel",
                            "help": "Pour vous prévenir si le médecin est absent.",
                            "required": True,
                            "persona": "phone",
                        },
                        {
                            "field": "rappel",
                            "label": "Je veux un rappel par SMS la veille",
                            "type": "tick",
                            "value": True,
                        },
                        {
                            "field": "lettre",
                            "label": "Je veux recevoir les offres de nos partenaires",
                            "type": "tick",
                            "value": True,
                        },
                    ],
                    "send": "Continuer",
                    "to": "verifier",
                },
            ],
        },
        "verifier": {
            "title": "Vérifiez votre rendez-vous",
            "needs": "patient",
            "under": "patient",
            "body": [
                {"steps": ["L'heure", "Votre nom", "Vérifier"], "at": 3},
                {"recap": ["creneau", "patient"], "change": True},
                {
                    "form": "confirmer",
                    "fields": [
                        {
                            "field": "venir",
                            "label": "Je préviendrai si je ne peux pas venir",
                            "type": "tick",
                            "required": True,
                        }
                    ],
                    "send": "Confirmer le rendez-vous",
                    "to": "confirme",
                },
            ],
        },
        "confirme": {
            "title": "Rendez-vous confirmé",
            "needs": "confirmer",
            "body": [
                {
                    "success": (
                        "Le Dr Roussel vous attend. Apportez votre carte Vitale et vos ordonnances."
                    )
                },
                {"number": "RS-2026-5518"},
                ("Vous pouvez le déplacer ou l'annuler dans [Mes rendez-vous](mes-rendez-vous)."),
            ],
        },
        "mes-rendez-vous": {
            "title": "Mes rendez-vous",
            "needs": "connexion",
            "body": [
                {
                    "table": [
                        ["Quand", "Avec", "Où"],
                        ["Jeudi 10 décembre à 10 h 20", "Dr Hélène Brun", "20 avenue de la Gare"],
                        ["Lundi 4 janvier à 15 h", "Éric Petit", "2 place de la Mairie"],
                    ],
                    "caption": "Mes rendez-vous",
                },
                {
                    "button": "Annuler le rendez-vous du 10 décembre",
                    "to": "annuler",
                    "name": "annuler-brun",
                    "quiet": True,
                },
            ],
        },
        "annuler": {
            "title": "Annuler ce rendez-vous ?",
            "needs": "connexion",
            "under": "mes-rendez-vous",
            "body": [
                (
                    "**Jeudi 10 décembre à 10 h 20, Dr Hélène Brun.** Quelqu'un "
                    "d'autre pourra prendre la place."
                ),
                {
                    "form": "annulation",
                    "fields": [
                        {
                            "field": "raison",
                            "label": "Pour quelle raison ?",
                            "options": [
                                "Je ne suis plus libre",
                                "Je vais mieux",
                                "J'ai trouvé plus tôt",
                            ],
                        }
                    ],
                    "send": "Oui, annuler",
                    "to": "annule",
                },
                {
                    "button": "Non, je le garde",
                    "to": "mes-rendez-vous",
                    "name": "garder",
                    "quiet": True,
                },
            ],
        },
        "annule": {
            "title": "Rendez-vous annulé",
            "needs": "annulation",
            "body": [{"success": "C'est fait. Merci d'avoir prévenu."}],
        },
        "mon-compte": {
            "title": "Mon compte",
            "body": [
                {
                    "form": "connexion",
                    "title": "Se connecter",
                    "fields": [
                        {
                            "field": "identifiant",
                            "label": "Adresse mail",
                            "type": "email",
                            "required": True,
                            "persona": "email",
                        },
                        {
                            "field": "mot-de-passe",
                            "label": "Mot de passe",
                            "type": "password",
                            "help": (
                                "Dans cette imitation, n'importe quel mot de passe "
                                "inventé convient."
                            ),
                            "required": True,
                        },
                    ],
                    "send": "Se connecter",
                    "to": "espace",
                }
            ],
        },
        "espace": {
            "title": "Mon espace",
            "needs": "connexion",
            "body": [
                "- [Mes rendez-vous](mes-rendez-vous)\n- [Mon profil](profil)",
                {
                    "fold": "Mes proches",
                    "body": [
                        (
                            "Vous pouvez prendre rendez-vous pour un enfant ou un "
                            "parent, s'il est d'accord."
                        )
                    ],
                },
            ],
        },
        "profil": {
            "title": "Mon profil",
            "needs": "connexion",
            "under": "espace",
            "body": [
                {
                    "form": "profil",
                    "fields": [
                        {
                            "field": "profil-telephone",
                            "label": "Téléphone",
                            "type": "tel",
                            "value": "06 39 98 00 11",
                            "required": True,
                            "persona": "phone",
                        },
                        {
                            "field": "profil-rappels",
                            "label": "Rappels par SMS",
                            "type": "tick",
                            "value": True,
                        },
                        {
                            "field": "profil-offres",
                            "label": "Offres de nos partenaires",
                            "type": "tick",
                            "value": True,
                        },
                    ],
                    "send": "Enregistrer",
                    "to": "profil-enregistre",
                }
            ],
        },
        "profil-enregistre": {
            "title": "Profil enregistré",
            "needs": "profil",
            "body": [{"success": "Vos choix sont enregistrés."}],
        },
        "questions": {
            "title": "Questions fréquentes",
            "body": [
                {
                    "fold": "Comment annuler un rendez-vous ?",
                    "body": [
                        (
                            "Dans « Mes rendez-vous », jusqu'à la veille. [Mes "
                            "rendez-vous](mes-rendez-vous)."
                        )
                    ],
                },
                {
                    "fold": "Faut-il un compte ?",
                    "body": [
                        ("Non, pour prendre rendez-vous. Oui, pour retrouver ses rendez-vous.")
                    ],
                },
                {
                    "fold": "Le site donne-t-il des conseils médicaux ?",
                    "body": ["Non. Seul un soignant peut le faire."],
                },
            ],
        },
        "contact": {
            "title": "Nous écrire",
            "body": [
                {
                    "form": "message",
                    "fields": [
                        {
                            "field": "message-mail",
                            "label": "Votre adresse mail",
                            "type": "email",
                            "required": True,
                            "persona": "email",
                        },
                        {
                            "field": "message-texte",
                            "label": "Votre message",
                            "type": "long",
                            "help": "N'écrivez rien de votre santé ici.",
                            "required": True,
                        },
                    ],
                    "send": "Envoyer",
                    "to": "message-envoye",
                }
            ],
        },
        "message-envoye": {
            "title": "Message envoyé",
            "needs": "message",
            "body": [{"success": "Merci. Nous répondons sous trois jours."}],
        },
        "donnees": {
            "title": "Vos données de santé",
            "body": [
                (
                    "Les données de santé sont **sensibles** : la loi les protège "
                    "plus que les autres. Nous gardons vos rendez-vous **deux ans**. "
                    "Nous ne les vendons pas."
                )
            ],
        },
        "accessibilite": {
            "title": "Accessibilité",
            "body": ["Ce site peut être utilisé au clavier et avec un lecteur d'écran."],
        },
        "mentions": {
            "title": "Mentions légales",
            "body": ["Rendez-vous Santé, 2 rue de l'Imprimerie, 96340 Pont-aux-Cerises."],
        },
    },
}
