"""The site of a town hall: opening hours, papers, waste, school canteen, appointments."""

from __future__ import annotations

from typing import Any

SITE: dict[str, Any] = {
    "name": "Ville de Val-Fleuri",
    "address": "https://www.val-fleuri.example",
    "colour": "#1d5c63",
    "start": "accueil",
    "search": True,
    "account": "mon-compte",
    "menu": {
        "Accueil": "accueil",
        "Horaires": "horaires",
        "Vos démarches": "demarches",
        "Vie quotidienne": "vie-quotidienne",
        "Agenda": "agenda",
        "Contact": "contact",
    },
    "footer": {
        "Nous écrire": "contact",
        "Accessibilité": "accessibilite",
        "Mentions légales": "mentions",
        "Vos données": "donnees",
    },
    "pages": {
        "accueil": {
            "title": "Bienvenue à Val-Fleuri",
            "body": [
                {
                    "warning": (
                        "**Travaux rue du Moulin** jusqu'au 12 décembre. [Voir la "
                        "déviation](travaux)."
                    )
                },
                "La mairie est à votre service. Que cherchez-vous ?",
                {
                    "cards": [
                        {
                            "title": "Les horaires",
                            "text": "Mairie, médiathèque, déchèterie",
                            "to": "horaires",
                            "icon": "clock",
                        },
                        {
                            "title": "Carte d'identité et passeport",
                            "text": "Les pièces, le rendez-vous",
                            "to": "identite",
                            "icon": "card",
                        },
                        {
                            "title": "Les déchets",
                            "text": "Les jours de collecte, quartier par quartier",
                            "to": "dechets",
                            "icon": "leaf",
                        },
                        {
                            "title": "La cantine",
                            "text": "Inscription et menus",
                            "to": "cantine",
                            "icon": "plate",
                        },
                    ]
                },
                (
                    "### À la une\n\nLe marché de Noël s'installe place de la Mairie "
                    "les **13 et 14 décembre**. [Tout l'agenda](agenda)."
                ),
            ],
        },
        "horaires": {
            "title": "Les horaires",
            "body": [
                {
                    "tabs": {
                        "La mairie": [
                            {
                                "table": [
                                    ["Jour", "Matin", "Après-midi"],
                                    ["Lundi", "8 h 30 – 12 h", "13 h 30 – 17 h"],
                                    ["Mardi", "8 h 30 – 12 h", "13 h 30 – 19 h"],
                                    ["Mercredi", "8 h 30 – 12 h", "13 h 30 – 17 h"],
                                    ["Jeudi", "fermé", "13 h 30 – 17 h"],
                                    ["Vendredi", "8 h 30 – 12 h", "13 h 30 – 16 h"],
                                    ["Samedi", "9 h – 12 h", "fermé"],
                                ],
                                "caption": "Les horaires de la mairie",
                            },
                            {
                                "fold": "Pendant les vacances d'été",
                                "body": [
                                    (
                                        "Du 15 juillet au 20 août, la mairie ferme le "
                                        "**samedi**, et à **16 h** les autres jours."
                                    )
                                ],
                            },
                        ],
                        "La médiathèque": [
                            {
                                "table": [
                                    ["Jour", "Heures"],
                                    ["Mardi", "14 h – 18 h"],
                                    ["Mercredi", "10 h – 18 h"],
                                    ["Vendredi", "14 h – 19 h"],
                                    ["Samedi", "10 h – 17 h"],
                                ],
                                "caption": "Les horaires de la médiathèque",
                            },
                            (
                                "Le conseiller numérique vous reçoit le **mercredi "
                                "matin**, sans rendez-vous."
                            ),
                        ],
                        "La déchèterie": [
                            {
                                "table": [
                                    ["Saison", "Jours", "Heures"],
                                    ["Hiver", "du mardi au samedi", "9 h – 12 h et 14 h – 17 h"],
                                    ["Été", "du mardi au samedi", "9 h – 12 h et 14 h – 18 h"],
                                ],
                                "caption": "Les horaires de la déchèterie",
                            }
                        ],
                    }
                },
                "La mairie est fermée les jours fériés.",
            ],
        },
        "demarches": {
            "title": "Vos démarches",
            "body": [
                "Choisissez une démarche. Toutes peuvent aussi se faire au guichet.",
                {
                    "cards": [
                        {
                            "title": "Carte d'identité et passeport",
                            "text": "Demander, renouveler, déclarer une perte",
                            "to": "identite",
                            "is": {"Thème": "Papiers"},
                            "icon": "card",
                        },
                        {
                            "title": "Acte de naissance",
                            "text": "Demander une copie",
                            "to": "naissance",
                            "is": {"Thème": "Papiers"},
                            "icon": "file",
                        },
                        {
                            "title": "Liste électorale",
                            "text": "S'inscrire, vérifier son bureau de vote",
                            "to": "elections",
                            "is": {"Thème": "Papiers"},
                            "icon": "letter",
                        },
                        {
                            "title": "Cantine scolaire",
                            "text": "Inscrire un enfant",
                            "to": "cantine",
                            "is": {"Thème": "Enfance"},
                            "icon": "plate",
                        },
                        {
                            "title": "Crèche",
                            "text": "Demander une place",
                            "to": "creche",
                            "is": {"Thème": "Enfance"},
                            "icon": "family",
                        },
                        {
                            "title": "Déménagement",
                            "text": "Réserver une place devant chez soi",
                            "to": "stationnement",
                            "is": {"Thème": "Rue et logement"},
                            "icon": "home",
                        },
                        {
                            "title": "Signaler un problème dans la rue",
                            "text": "Un trou, une lampe cassée",
                            "to": "signaler",
                            "is": {"Thème": "Rue et logement"},
                            "icon": "lamp",
                        },
                        {
                            "title": "Prendre rendez-vous",
                            "text": "Avec un service de la mairie",
                            "to": "rendez-vous",
                            "is": {"Thème": "Papiers"},
                            "icon": "calendar",
                        },
                    ],
                    "filters": ["Thème"],
                    "sort": ["title"],
                    "page": 6,
                },
            ],
        },
        "identite": {
            "title": "Carte d'identité et passeport",
            "body": [
                "La demande se fait en mairie, **sur rendez-vous**. Apportez :",
                (
                    "- une photo d'identité de moins de six mois\n- votre ancien "
                    "titre\n- un justificatif de domicile de moins d'un an"
                ),
                {
                    "fold": "Vous avez perdu votre carte ?",
                    "body": [
                        (
                            "Dites-le au guichet : la déclaration de perte se fait en "
                            "même temps que la demande. Après un vol, allez d'abord à "
                            "la gendarmerie ou au commissariat."
                        )
                    ],
                },
                {
                    "advert": "Passeport express : chez vous en 24 h pour 149 € !",
                    "button": "Commander",
                    "name": "passeport-express",
                },
                "La carte d'identité est **gratuite** si vous rendez l'ancienne.",
                {
                    "button": "Prendre rendez-vous",
                    "to": "rendez-vous",
                    "name": "rendez-vous-identite",
                },
            ],
        },
        "naissance": {
            "title": "Acte de naissance",
            "body": [
                (
                    "La copie d'un acte de naissance est **gratuite**. Elle arrive "
                    "par la poste en une semaine environ."
                ),
                {"warning": "Des sites font payer cette démarche. Elle est toujours gratuite."},
                {
                    "form": "acte",
                    "title": "Demander une copie",
                    "fields": [
                        {
                            "field": "acte-nom",
                            "label": "Nom de naissance",
                            "required": True,
                            "persona": "last_name",
                        },
                        {
                            "field": "acte-prenom",
                            "label": "Prénom",
                            "required": True,
                            "persona": "first_name",
                        },
                        {
                            "field": "acte-date",
                            "label": "Date de naissance",
                            "type": "date",
                            "help": "Par exemple : 14/03/1954",
                            "required": True,
                            "persona": "birth",
                        },
                        {
                            "field": "acte-adresse",
                            "label": "Adresse où l'envoyer",
                            "type": "long",
                            "required": True,
                            "persona": "address",
                        },
                        {
                            "field": "acte-raison",
                            "label": "Pour quelle raison ?",
                            "options": [
                                "Mariage ou Pacs",
                                "Papiers d'identité",
                                "Retraite",
                                "Autre",
                            ],
                        },
                    ],
                    "send": "Envoyer la demande",
                    "to": "acte-envoye",
                },
            ],
        },
        "acte-envoye": {
            "title": "Demande envoyée",
            "needs": "acte",
            "body": [
                {"success": "Votre demande est bien arrivée."},
                {"number": "EC-2026-3187"},
                "Gardez ce numéro. Il sera demandé si vous nous appelez.",
            ],
        },
        "elections": {
            "title": "Liste électorale",
            "body": [
                (
                    "Pour voter à Val-Fleuri, il faut être inscrit sur la liste "
                    "électorale de la commune."
                ),
                {
                    "fold": "Quels papiers faut-il ?",
                    "body": [
                        (
                            "- une pièce d'identité\n- un justificatif de domicile de "
                            "moins de trois mois"
                        )
                    ],
                },
                {
                    "fold": "Où est mon bureau de vote ?",
                    "body": [
                        {
                            "table": [
                                ["Quartier", "Bureau de vote"],
                                ["Centre", "Mairie, salle des mariages"],
                                ["La Gare", "École Jules-Renoir"],
                                ["Les Tilleuls", "Gymnase des Tilleuls"],
                            ],
                            "caption": "Les bureaux de vote",
                        }
                    ],
                },
                (
                    "Le service des élections vous reçoit sans rendez-vous aux "
                    "[heures d'ouverture de la mairie](horaires)."
                ),
            ],
        },
        "vie-quotidienne": {
            "title": "Vie quotidienne",
            "body": [
                (
                    "- [Les déchets](dechets)\n- [La cantine](cantine)\n- [La "
                    "crèche](creche)\n- [Se garer pour un "
                    "déménagement](stationnement)\n- [La médiathèque](mediatheque)\n- "
                    "[Signaler un problème dans la rue](signaler)"
                )
            ],
        },
        "dechets": {
            "title": "Les déchets",
            "body": [
                "Sortez le bac **la veille au soir**.",
                {
                    "table": [
                        ["Quartier", "Ordures ménagères", "Tri (bac jaune)"],
                        ["Centre", "lundi et jeudi", "mercredi"],
                        ["La Gare", "mardi et vendredi", "jeudi"],
                        ["Les Tilleuls", "mardi et vendredi", "lundi"],
                        ["Le Moulin", "mercredi", "vendredi, une semaine sur deux"],
                    ],
                    "caption": "Les jours de collecte",
                },
                {
                    "fold": "Les encombrants",
                    "body": [
                        (
                            "Le premier **mardi** du mois, sur inscription : appelez "
                            "la mairie. Ou portez-les à la déchèterie "
                            "([horaires](horaires))."
                        )
                    ],
                },
            ],
        },
        "cantine": {
            "title": "La cantine scolaire",
            "body": [
                ("L'inscription se fait pour l'année. Le prix d'un repas dépend de vos revenus."),
                {
                    "tabs": {
                        "Le menu de la semaine": [
                            {
                                "table": [
                                    ["Jour", "Plat"],
                                    ["Lundi", "Poisson, riz, yaourt"],
                                    ["Mardi", "Lentilles, carottes, pomme"],
                                    ["Jeudi", "Poulet, purée, fromage"],
                                    ["Vendredi", "Omelette, salade, gâteau au chocolat"],
                                ],
                                "caption": "Le menu de la semaine",
                            }
                        ],
                        "Les prix": [
                            {
                                "table": [
                                    ["Quotient familial", "Prix du repas"],
                                    ["moins de 500 €", "1,00 €"],
                                    ["de 500 à 1 000 €", "2,40 €"],
                                    ["plus de 1 000 €", "4,10 €"],
                                ],
                                "caption": "Les prix",
                            }
                        ],
                    }
                },
                {
                    "form": "cantine",
                    "title": "Inscrire un enfant",
                    "fields": [
                        {"field": "enfant", "label": "Prénom de l'enfant", "required": True},
                        {
                            "field": "ecole",
                            "label": "École",
                            "options": ["Jules-Renoir", "Les Tilleuls", "Le Moulin"],
                            "required": True,
                        },
                        {
                            "field": "cantine-mail",
                            "label": "Votre adresse mail",
                            "type": "email",
                            "required": True,
                            "persona": "email",
                        },
                        {"field": "allergie", "label": "Mon enfant a une allergie", "type": "tick"},
                    ],
                    "send": "Inscrire",
                    "to": "cantine-envoyee",
                },
            ],
        },
        "cantine-envoyee": {
            "title": "Inscription envoyée",
            "needs": "cantine",
            "body": [
                {"success": "L'inscription à la cantine est bien arrivée."},
                {"number": "CA-2026-0582"},
                "Vous recevrez une réponse en une semaine.",
            ],
        },
        "creche": {
            "title": "La crèche",
            "body": [
                "La demande d'une place se fait sur rendez-vous, avec la directrice.",
                {
                    "button": "Prendre rendez-vous",
                    "to": "rendez-vous",
                    "name": "rendez-vous-creche",
                },
            ],
        },
        "stationnement": {
            "title": "Réserver une place pour un déménagement",
            "body": [
                "Demandez au moins **dix jours** avant. C'est gratuit pour une journée.",
                {
                    "form": "place",
                    "fields": [
                        {
                            "field": "jour-demenagement",
                            "label": "Jour du déménagement",
                            "type": "date",
                            "help": "Par exemple : 20/12/2026",
                            "required": True,
                        },
                        {
                            "field": "rue",
                            "label": "Rue et numéro",
                            "required": True,
                            "persona": "address",
                        },
                        {
                            "field": "camion",
                            "label": "Longueur du camion",
                            "options": ["moins de 6 mètres", "de 6 à 12 mètres"],
                            "required": True,
                        },
                    ],
                    "send": "Demander la place",
                    "to": "place-demandee",
                },
            ],
        },
        "place-demandee": {
            "title": "Place demandée",
            "needs": "place",
            "body": [{"success": "Votre demande est bien arrivée."}, {"number": "ST-2026-0214"}],
        },
        "signaler": {
            "title": "Signaler un problème dans la rue",
            "body": [
                {
                    "form": "probleme",
                    "fields": [
                        {
                            "field": "sorte",
                            "label": "Quel problème ?",
                            "options": [
                                "Un trou dans la route",
                                "Une lampe cassée",
                                "Un dépôt d'ordures",
                                "Autre",
                            ],
                            "required": True,
                        },
                        {
                            "field": "ou",
                            "label": "Où ?",
                            "help": "Le nom de la rue suffit.",
                            "required": True,
                        },
                        {"field": "details", "label": "Autre chose à dire ?", "type": "long"},
                    ],
                    "send": "Envoyer",
                    "to": "probleme-envoye",
                }
            ],
        },
        "probleme-envoye": {
            "title": "Merci !",
            "needs": "probleme",
            "body": [{"success": "Le service technique passera dans la semaine."}],
        },
        "rendez-vous": {
            "title": "Prendre rendez-vous",
            "body": [
                {
                    "form": "rdv",
                    "fields": [
                        {
                            "field": "service",
                            "label": "Avec quel service ?",
                            "options": [
                                "État civil (carte d'identité, passeport)",
                                "Enfance (crèche, cantine)",
                                "Urbanisme",
                                "Action sociale",
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
                            "options": ["9 h", "10 h 30", "14 h", "15 h 30"],
                            "required": True,
                        },
                        {
                            "field": "rdv-nom",
                            "label": "Votre nom",
                            "required": True,
                            "persona": "last_name",
                        },
                        {
                            "field": "rdv-telephone",
                            "label": "Votre téléphone",
                            "type": "tel",
                            "help": "Pour vous prévenir si le service est fermé.",
                            "persona": "phone",
                        },
                    ],
                    "send": "Réserver",
                    "to": "rendez-vous-pris",
                }
            ],
        },
        "rendez-vous-pris": {
            "title": "Rendez-vous pris",
            "needs": "rdv",
            "body": [
                {"success": "C'est noté. La mairie vous attend."},
                {"recap": ["rdv"], "change": True},
                {"number": "RV-2026-1190"},
            ],
        },
        "mediatheque": {
            "title": "La médiathèque",
            "body": [
                ("5, place du Lavoir. Livres, films, jeux, et six ordinateurs en libre accès."),
                (
                    "L'inscription est **gratuite** pour les habitants de Val-Fleuri. "
                    "[Les horaires](horaires)."
                ),
            ],
        },
        "agenda": {
            "title": "L'agenda",
            "body": [
                {
                    "cards": [
                        {
                            "title": "Marché de Noël",
                            "text": "13 et 14 décembre, place de la Mairie",
                            "is": {"Public": "Pour tous"},
                            "icon": "star",
                        },
                        {
                            "title": "Atelier : ma boîte mail",
                            "text": "Mercredi 9 décembre à 10 h, médiathèque",
                            "is": {"Public": "Adultes"},
                            "icon": "letter",
                        },
                        {
                            "title": "Contes au coin du feu",
                            "text": "Samedi 12 décembre à 16 h, médiathèque",
                            "is": {"Public": "Enfants"},
                            "icon": "book",
                        },
                        {
                            "title": "Repas des aînés",
                            "text": "Dimanche 20 décembre à 12 h, salle des fêtes",
                            "is": {"Public": "Adultes"},
                            "icon": "plate",
                        },
                        {
                            "title": "Chantier de plantation",
                            "text": "Samedi 5 décembre à 9 h, parc des Tilleuls",
                            "is": {"Public": "Pour tous"},
                            "icon": "leaf",
                        },
                        {
                            "title": "Initiation au tri",
                            "text": "Mercredi 16 décembre à 14 h, école du Moulin",
                            "is": {"Public": "Enfants"},
                            "icon": "box",
                        },
                        {
                            "title": "Conseil municipal",
                            "text": "Jeudi 17 décembre à 19 h, mairie",
                            "is": {"Public": "Adultes"},
                            "icon": "town",
                        },
                    ],
                    "filters": ["Public"],
                    "sort": ["title"],
                    "page": 4,
                }
            ],
        },
        "travaux": {
            "title": "Travaux rue du Moulin",
            "body": [
                (
                    "La rue est fermée aux voitures jusqu'au **12 décembre**. Passez "
                    "par la rue des Tanneurs. Les piétons passent toujours."
                ),
                "L'arrêt de bus « Moulin » est déplacé devant la **boulangerie**.",
            ],
        },
        "contact": {
            "title": "Nous écrire",
            "body": [
                (
                    "**Mairie de Val-Fleuri**, 1 place de la Mairie, 96120 "
                    "Val-Fleuri. Téléphone : **02 61 91 00 10**."
                ),
                {
                    "form": "message",
                    "fields": [
                        {
                            "field": "message-sujet",
                            "label": "Sujet",
                            "options": ["Une question", "Une idée", "Un problème"],
                            "required": True,
                        },
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
                            "required": True,
                        },
                    ],
                    "send": "Envoyer",
                    "to": "message-envoye",
                },
            ],
        },
        "message-envoye": {
            "title": "Message envoyé",
            "needs": "message",
            "body": [{"success": "Merci. Nous répondons sous cinq jours."}],
        },
        "mon-compte": {
            "title": "Mon compte",
            "body": [
                "Avec un compte, vous suivez vos demandes.",
                {
                    "form": "connexion",
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
                },
            ],
        },
        "espace": {
            "title": "Mes demandes",
            "needs": "connexion",
            "body": [
                {
                    "table": [
                        ["Demande", "Numéro", "Où en est-elle ?"],
                        ["Copie d'acte de naissance", "EC-2026-2960", "envoyée le 18 novembre"],
                        ["Place pour un déménagement", "ST-2026-0199", "en cours"],
                    ],
                    "caption": "Mes demandes",
                },
                "[Changer mon adresse](changer-adresse)",
            ],
        },
        "changer-adresse": {
            "title": "Changer mon adresse",
            "needs": "connexion",
            "body": [
                {
                    "form": "adresse",
                    "fields": [
                        {
                            "field": "nouvelle-rue",
                            "label": "Numéro et rue",
                            "required": True,
                            "persona": "address",
                        },
                        {
                            "field": "nouveau-code",
                            "label": "Code postal",
                            "type": "number",
                            "required": True,
                            "persona": "postcode",
                        },
                        {
                            "field": "nouvelle-ville",
                            "label": "Ville",
                            "required": True,
                            "persona": "town",
                        },
                    ],
                    "send": "Enregistrer",
                    "to": "adresse-changee",
                }
            ],
        },
        "adresse-changee": {
            "title": "Adresse changée",
            "needs": "adresse",
            "body": [
                {"success": "Votre nouvelle adresse est enregistrée."},
                {"recap": ["adresse"]},
            ],
        },
        "accessibilite": {
            "title": "Accessibilité",
            "body": [
                (
                    "Ce site peut être utilisé au clavier et avec un lecteur d'écran. "
                    "Un passage vous pose problème ? [Dites-le-nous](contact)."
                )
            ],
        },
        "mentions": {
            "title": "Mentions légales",
            "body": [
                (
                    "Site de la Ville de Val-Fleuri. Directrice de la publication : "
                    "madame la maire. Hébergement : Hébergeur du Lavoir, "
                    "Pont-aux-Cerises."
                )
            ],
        },
        "donnees": {
            "title": "Vos données",
            "body": [
                (
                    "La mairie garde vos demandes **cinq ans**, puis les efface. Pour "
                    "voir ce que nous avons sur vous, ou le faire corriger, "
                    "[écrivez-nous](contact)."
                )
            ],
        },
    },
}
