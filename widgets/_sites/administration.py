"""The site of a public administration: rights, account, change of address, messages, documents."""

from __future__ import annotations

from typing import Any

SITE: dict[str, Any] = {
    "name": "Caisse des aides du Val",
    "address": "https://www.caisse-des-aides.example",
    "colour": "#2a4b7c",
    "start": "accueil",
    "search": True,
    "account": "mon-compte",
    "menu": {
        "Accueil": "accueil",
        "Mes droits": "droits",
        "Faire une démarche": "demarches",
        "Mon compte": "mon-compte",
        "Aide": "aide",
    },
    "footer": {
        "Nous contacter": "contact",
        "Trouver un accueil": "accueils",
        "Accessibilité": "accessibilite",
        "Vos données": "donnees",
    },
    "cookies": {
        "text": "Ce site mesure ses visites, si vous êtes d'accord.",
        "accept": "Tout accepter",
        "refuse": "Tout refuser",
        "settings": "Choisir",
        "purposes": {"Mesure d'audience": False, "Vidéos": False},
    },
    "pages": {
        "accueil": {
            "title": "Bonjour",
            "body": [
                {
                    "warning": (
                        "**Attention aux faux messages.** La Caisse ne demande jamais "
                        "votre numéro de carte bancaire par mail ou par SMS. [En "
                        "savoir plus](faux-messages)."
                    )
                },
                "Que voulez-vous faire aujourd'hui ?",
                {
                    "cards": [
                        {
                            "title": "Suivre mes paiements",
                            "text": "Dans mon compte",
                            "to": "paiements",
                            "icon": "euro",
                        },
                        {
                            "title": "Dire que ma situation change",
                            "text": "Adresse, famille, travail",
                            "to": "changement",
                            "icon": "home",
                        },
                        {
                            "title": "Demander une attestation",
                            "text": "À télécharger tout de suite",
                            "to": "attestation",
                            "icon": "file",
                        },
                        {
                            "title": "Savoir si j'ai droit à une aide",
                            "text": "Une estimation en trois questions",
                            "to": "simulateur",
                            "icon": "star",
                        },
                    ]
                },
            ],
        },
        "droits": {
            "title": "Mes droits",
            "body": [
                {
                    "cards": [
                        {
                            "title": "Aide au logement",
                            "text": "Pour payer une partie du loyer",
                            "to": "aide-logement",
                            "is": {"Pour": "Se loger"},
                            "icon": "home",
                        },
                        {
                            "title": "Prime de rentrée",
                            "text": "Pour les enfants de 6 à 18 ans",
                            "to": "prime-rentree",
                            "is": {"Pour": "La famille"},
                            "icon": "school",
                        },
                        {
                            "title": "Aide au transport",
                            "text": "Pour aller travailler ou se former",
                            "to": "aide-transport",
                            "is": {"Pour": "Le travail"},
                            "icon": "town",
                        },
                        {
                            "title": "Aide aux vacances",
                            "text": "Pour partir en famille",
                            "to": "aide-vacances",
                            "is": {"Pour": "La famille"},
                            "icon": "star",
                        },
                        {
                            "title": "Chèque énergie du Val",
                            "text": "Pour payer le chauffage",
                            "to": "cheque-energie",
                            "is": {"Pour": "Se loger"},
                            "icon": "lamp",
                        },
                    ],
                    "filters": ["Pour"],
                    "sort": ["title"],
                    "page": 4,
                }
            ],
        },
        "aide-logement": {
            "title": "Aide au logement",
            "under": "droits",
            "body": [
                {
                    "tabs": {
                        "Pour qui ?": [
                            (
                                "Pour les **locataires**, selon leurs revenus et leur "
                                "loyer. La demande se fait en ligne, ou sur papier "
                                "dans un accueil."
                            )
                        ],
                        "Quels papiers ?": [
                            (
                                "- le bail\n- la dernière quittance de loyer\n- un "
                                "relevé d'identité bancaire (RIB)"
                            )
                        ],
                        "Combien de temps ?": [
                            (
                                "La réponse arrive en **deux mois** au plus. L'aide "
                                "est versée le **5 du mois**."
                            )
                        ],
                    }
                },
                {
                    "button": "Savoir si j'y ai droit",
                    "to": "simulateur",
                    "name": "estimer-logement",
                },
            ],
        },
        "prime-rentree": {
            "title": "Prime de rentrée",
            "under": "droits",
            "body": [
                {
                    "table": [
                        ["Âge de l'enfant", "Montant"],
                        ["6 à 10 ans", "416 €"],
                        ["11 à 14 ans", "439 €"],
                        ["15 à 18 ans", "454 €"],
                    ],
                    "caption": "La prime, par enfant",
                },
                (
                    "Elle est versée **fin août**. Il n'y a rien à demander si vous "
                    "avez déjà un compte."
                ),
            ],
        },
        "aide-transport": {
            "title": "Aide au transport",
            "under": "droits",
            "body": [
                (
                    "La Caisse rembourse **la moitié** de l'abonnement de bus ou de "
                    "train, jusqu'à **40 € par mois**."
                ),
                {
                    "button": "Faire la demande",
                    "to": "connexion-page",
                    "name": "demander-transport",
                },
            ],
        },
        "aide-vacances": {
            "title": "Aide aux vacances",
            "under": "droits",
            "body": [
                (
                    "Pour les familles qui n'ont pas pu partir depuis deux ans. "
                    "[Trouver un accueil](accueils) : une personne vous aide à "
                    "choisir."
                )
            ],
        },
        "cheque-energie": {
            "title": "Chèque énergie du Val",
            "under": "droits",
            "body": [
                {
                    "warning": (
                        "Ce chèque arrive **tout seul**, par la poste. Personne ne "
                        "vous appelle pour vous le proposer."
                    )
                },
                {
                    "fold": "Je ne l'ai pas reçu",
                    "body": [
                        (
                            "Il part en **avril**. S'il n'est pas là le 15 mai, "
                            "[écrivez-nous](contact)."
                        )
                    ],
                },
            ],
        },
        "demarches": {
            "title": "Faire une démarche",
            "body": [
                (
                    "- [Changer d'adresse](changer-adresse)\n- [Dire que ma situation "
                    "change](changement)\n- [Demander une "
                    "attestation](attestation)\n- [Envoyer un "
                    "document](envoyer-document)\n- [Savoir si j'ai droit à une "
                    "aide](simulateur)"
                )
            ],
        },
        "simulateur": {
            "title": "Ai-je droit à une aide ?",
            "body": [
                "Trois questions, sans donner votre nom.",
                {
                    "form": "estimation",
                    "fields": [
                        {
                            "field": "logement",
                            "label": "Vous êtes",
                            "options": ["Locataire", "Propriétaire", "Hébergé chez quelqu'un"],
                            "required": True,
                        },
                        {
                            "field": "enfants",
                            "label": "Combien d'enfants à votre charge ?",
                            "options": ["Aucun", "1", "2", "3 ou plus"],
                            "required": True,
                        },
                        {
                            "field": "revenus",
                            "label": "Revenus du mois dernier, en euros",
                            "type": "number",
                            "help": "Un chiffre rond suffit. Par exemple : 1200",
                            "required": True,
                        },
                    ],
                    "send": "Estimer",
                    "to": "estimation-faite",
                },
            ],
        },
        "estimation-faite": {
            "title": "Votre estimation",
            "needs": "estimation",
            "body": [
                {"recap": ["estimation"], "change": True},
                {
                    "success": (
                        "Vous avez peut-être droit à l'**aide au logement**. Ce n'est "
                        "qu'une estimation."
                    )
                },
                {
                    "button": "Lire ce qu'il faut pour la demander",
                    "to": "aide-logement",
                    "name": "suite-estimation",
                },
            ],
        },
        "mon-compte": {
            "title": "Mon compte",
            "body": [
                {
                    "form": "connexion",
                    "title": "Se connecter",
                    "fields": [
                        {
                            "field": "numero",
                            "label": "Numéro de dossier",
                            "help": (
                                "Il est sur tous nos courriers. Ici, prenez celui de "
                                "votre identité inventée."
                            ),
                            "required": True,
                            "persona": "file",
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
                {
                    "fold": "Mot de passe oublié ?",
                    "body": [
                        (
                            "La Caisse vous envoie un lien par mail. Personne n'a "
                            "besoin de connaître votre mot de passe, même à la "
                            "Caisse."
                        )
                    ],
                },
                {
                    "fold": "Pas encore de compte ?",
                    "body": [
                        (
                            "Votre premier courrier de la Caisse donne votre numéro "
                            "de dossier et la marche à suivre. Un [accueil](accueils) "
                            "peut aussi vous aider."
                        )
                    ],
                },
            ],
        },
        "connexion-page": {
            "title": "Connectez-vous d'abord",
            "body": [
                ("Cette démarche se fait dans votre compte. [Aller à mon compte](mon-compte).")
            ],
        },
        "espace": {
            "title": "Bienvenue dans votre espace",
            "needs": "connexion",
            "body": [
                {"warning": "Vous avez **un message** non lu. [Lire mes messages](messages)."},
                {
                    "cards": [
                        {"title": "Mes paiements", "to": "paiements", "icon": "euro"},
                        {"title": "Mes messages", "to": "messages", "icon": "letter"},
                        {"title": "Mon profil", "to": "profil", "icon": "user"},
                        {"title": "Mes documents", "to": "documents", "icon": "file"},
                    ]
                },
            ],
        },
        "paiements": {
            "title": "Mes paiements",
            "needs": "connexion",
            "under": "espace",
            "body": [
                {
                    "table": [
                        ["Date", "Aide", "Montant"],
                        ["5 novembre", "Aide au logement", "187,40 €"],
                        ["5 octobre", "Aide au logement", "187,40 €"],
                        ["5 septembre", "Aide au logement", "181,10 €"],
                        ["28 août", "Prime de rentrée", "439,00 €"],
                    ],
                    "caption": "Les derniers paiements",
                },
                "Prochain paiement : le **5 décembre**.",
            ],
        },
        "messages": {
            "title": "Mes messages",
            "needs": "connexion",
            "under": "espace",
            "body": [
                {
                    "fold": "Il manque un document (20 novembre)",
                    "body": [
                        (
                            "Pour continuer votre dossier, envoyez votre **dernière "
                            "quittance de loyer** avant le **10 décembre**. [Envoyer "
                            'le document](envoyer-document "envoyer-quittance").'
                        )
                    ],
                },
                {
                    "fold": "Votre attestation (3 octobre)",
                    "body": [
                        ("Votre attestation de paiement est dans [vos documents](documents).")
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
                    "table": [
                        ["Information", "Ce que nous avons"],
                        ["Adresse", "7 rue du Moulin, 96120 Val-Fleuri"],
                        ["Téléphone", "06 39 98 00 11"],
                        ["Compte bancaire", "terminé par 341"],
                    ],
                    "caption": "Mon profil",
                },
                {
                    "button": "Changer d'adresse",
                    "to": "changer-adresse",
                    "name": "changer-adresse-profil",
                },
            ],
        },
        "changer-adresse": {
            "title": "Changer d'adresse",
            "needs": "connexion",
            "under": "profil",
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
                        {
                            "field": "depuis",
                            "label": "Depuis quel jour ?",
                            "type": "date",
                            "help": "Par exemple : 01/12/2026",
                            "required": True,
                        },
                    ],
                    "send": "Continuer",
                    "to": "adresse-verifier",
                }
            ],
        },
        "adresse-verifier": {
            "title": "Vérifiez",
            "needs": "adresse",
            "under": "changer-adresse",
            "body": [
                {"recap": ["adresse"], "change": True},
                {
                    "form": "confirmer-adresse",
                    "fields": [
                        {
                            "field": "exact",
                            "label": "Ces informations sont exactes",
                            "type": "tick",
                            "required": True,
                        }
                    ],
                    "send": "Envoyer",
                    "to": "adresse-changee",
                },
            ],
        },
        "adresse-changee": {
            "title": "C'est enregistré",
            "needs": "confirmer-adresse",
            "body": [
                {"success": "Votre nouvelle adresse est enregistrée."},
                {"number": "CH-2026-7741"},
                "Gardez ce numéro.",
            ],
        },
        "changement": {
            "title": "Dire que ma situation change",
            "body": [
                (
                    "Naissance, séparation, nouveau travail, déménagement : dites-le "
                    "**dès que possible**. Sinon, il faut parfois rembourser."
                ),
                (
                    "- Vous déménagez ? [Changer d'adresse](changer-adresse)\n- Autre "
                    "chose ? [Écrivez-nous](contact)"
                ),
            ],
        },
        "attestation": {
            "title": "Demander une attestation",
            "needs": "connexion",
            "body": [
                {
                    "form": "attestation",
                    "fields": [
                        {
                            "field": "sorte-attestation",
                            "label": "Quelle attestation ?",
                            "options": ["De paiement", "De quotient familial", "De non-paiement"],
                            "required": True,
                        },
                        {
                            "field": "mois",
                            "label": "Pour quel mois ?",
                            "options": ["Septembre", "Octobre", "Novembre"],
                            "required": True,
                        },
                    ],
                    "send": "Préparer l'attestation",
                    "to": "attestation-prete",
                }
            ],
        },
        "attestation-prete": {
            "title": "Votre attestation est prête",
            "needs": "attestation",
            "body": [
                {"success": "Elle est rangée dans [vos documents](documents)."},
                {"recap": ["attestation"]},
            ],
        },
        "documents": {
            "title": "Mes documents",
            "needs": "connexion",
            "under": "espace",
            "body": [
                {
                    "table": [
                        ["Document", "Date"],
                        ["Attestation de paiement", "3 octobre"],
                        ["Notification de droits", "2 septembre"],
                    ],
                    "caption": "Mes documents",
                },
                "[Envoyer un document](envoyer-document)",
            ],
        },
        "envoyer-document": {
            "title": "Envoyer un document",
            "needs": "connexion",
            "under": "espace",
            "body": [
                "Une photo bien nette suffit. Le nom et la date doivent se lire.",
                {
                    "form": "document",
                    "fields": [
                        {
                            "field": "quel-document",
                            "label": "Quel document ?",
                            "options": ["Quittance de loyer", "Bail", "RIB", "Autre"],
                            "required": True,
                        },
                        {
                            "field": "message-document",
                            "label": "Un mot à ajouter ?",
                            "type": "long",
                        },
                    ],
                    "send": "Envoyer",
                    "to": "document-envoye",
                },
            ],
        },
        "document-envoye": {
            "title": "Document envoyé",
            "needs": "document",
            "body": [
                {"success": "Votre document est bien arrivé. Un agent le lit sous dix jours."},
                {"number": "DO-2026-4402"},
            ],
        },
        "faux-messages": {
            "title": "Reconnaître un faux message",
            "body": [
                (
                    "La Caisse n'envoie **jamais** de lien pour « débloquer » une "
                    "aide. Elle ne demande ni numéro de carte, ni mot de passe."
                ),
                {
                    "fold": "J'ai cliqué. Que faire ?",
                    "body": [
                        (
                            "Changez votre mot de passe. Si vous avez donné un numéro "
                            "de carte, appelez votre banque tout de suite. Vous "
                            "n'êtes pas la première personne à qui cela arrive."
                        )
                    ],
                },
            ],
        },
        "aide": {
            "title": "Aide",
            "body": [
                {
                    "fold": "Je n'arrive pas à me connecter",
                    "body": [
                        (
                            "Vérifiez la touche majuscule. Après trois essais, "
                            "attendez dix minutes. Ou demandez un nouveau mot de "
                            "passe."
                        )
                    ],
                },
                {
                    "fold": "Je n'ai pas d'imprimante",
                    "body": [
                        (
                            "La médiathèque et les maisons France Services impriment "
                            "gratuitement quelques pages."
                        )
                    ],
                },
                {
                    "fold": "Je préfère parler à quelqu'un",
                    "body": [
                        (
                            "[Trouver un accueil près de chez moi](accueils), ou "
                            "appelez le **04 65 71 00 20**, du lundi au vendredi, de "
                            "9 h à 16 h 30."
                        )
                    ],
                },
            ],
        },
        "accueils": {
            "title": "Trouver un accueil",
            "body": [
                {
                    "cards": [
                        {
                            "title": "Accueil de Val-Fleuri",
                            "text": "1 place de la Mairie. Lundi et jeudi, 9 h – 12 h",
                            "is": {"Ville": "Val-Fleuri", "Rendez-vous": "sans rendez-vous"},
                            "icon": "pin",
                        },
                        {
                            "title": "Accueil de Pont-aux-Cerises",
                            "text": "12 quai des Tanneurs. Mardi, 9 h – 16 h",
                            "is": {"Ville": "Pont-aux-Cerises", "Rendez-vous": "sur rendez-vous"},
                            "icon": "pin",
                        },
                        {
                            "title": "Accueil de Port-Lavande",
                            "text": "3 rue du Phare. Mercredi et vendredi, 9 h – 12 h",
                            "is": {"Ville": "Port-Lavande", "Rendez-vous": "sur rendez-vous"},
                            "icon": "pin",
                        },
                        {
                            "title": "Camion des aides",
                            "text": "Place du marché de Val-Fleuri, le samedi matin",
                            "is": {"Ville": "Val-Fleuri", "Rendez-vous": "sans rendez-vous"},
                            "icon": "pin",
                        },
                    ],
                    "filters": ["Ville", "Rendez-vous"],
                    "sort": ["title"],
                }
            ],
        },
        "contact": {
            "title": "Nous contacter",
            "body": [
                (
                    "Par téléphone : **04 65 71 00 20**. Par courrier : Caisse des "
                    "aides du Val, 96340 Pont-aux-Cerises."
                ),
                {
                    "form": "question",
                    "fields": [
                        {
                            "field": "sujet",
                            "label": "Sujet",
                            "options": ["Mon paiement", "Mon dossier", "Le site", "Autre"],
                            "required": True,
                        },
                        {
                            "field": "question-mail",
                            "label": "Votre adresse mail",
                            "type": "email",
                            "required": True,
                            "persona": "email",
                        },
                        {
                            "field": "question-texte",
                            "label": "Votre question",
                            "type": "long",
                            "required": True,
                        },
                    ],
                    "send": "Envoyer",
                    "to": "question-envoyee",
                },
            ],
        },
        "question-envoyee": {
            "title": "Question envoyée",
            "needs": "question",
            "body": [{"success": "Nous répondons sous cinq jours, par mail."}],
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
        "donnees": {
            "title": "Vos données",
            "body": [
                (
                    "Vous pouvez voir ce que la Caisse garde sur vous, le faire "
                    "corriger, et demander qui l'a reçu. [Écrivez-nous](contact)."
                )
            ],
        },
    },
}
