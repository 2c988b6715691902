"""The site of a shop: shelves, filters, pages, basket, order, account; and what shops try on us."""

from __future__ import annotations

from typing import Any

ARTICLES = (
    (
        "bouilloire",
        "Bouilloire Brindille",
        "1,2 litre, s'arrête toute seule",
        "24,90 €",
        "Cuisine",
        "Rouge",
        "kettle",
        "Capacité",
        "1,2 litre",
        "2 ans",
    ),
    (
        "theiere",
        "Théière Lavoir",
        "En grès, pour six tasses",
        "32,00 €",
        "Cuisine",
        "Bleu",
        "cup",
        "Matière",
        "grès",
        "1 an",
    ),
    (
        "assiettes",
        "Six assiettes Prairie",
        "Vont au lave-vaisselle",
        "39,50 €",
        "Cuisine",
        "Blanc",
        "plate",
        "Matière",
        "porcelaine",
        "1 an",
    ),
    (
        "tasse",
        "Tasse Cerise",
        "Anse large, facile à tenir",
        "7,90 €",
        "Cuisine",
        "Rouge",
        "cup",
        "Contenance",
        "30 cl",
        "1 an",
    ),
    (
        "lampe",
        "Lampe de lecture Lucie",
        "Se pince au livre, lumière douce",
        "19,90 €",
        "Lumière",
        "Blanc",
        "lamp",
        "Pile",
        "1 pile ronde, fournie",
        "2 ans",
    ),
    (
        "veilleuse",
        "Veilleuse Luciole",
        "S'allume quand il fait nuit",
        "12,50 €",
        "Lumière",
        "Bleu",
        "lamp",
        "Prise",
        "secteur",
        "2 ans",
    ),
    (
        "lampadaire",
        "Lampadaire Tilleul",
        "1 m 60, réglable",
        "64,00 €",
        "Lumière",
        "Blanc",
        "lamp",
        "Hauteur",
        "1 m 60",
        "2 ans",
    ),
    (
        "arrosoir",
        "Arrosoir Rosée",
        "5 litres, léger",
        "14,90 €",
        "Jardin",
        "Bleu",
        "leaf",
        "Contenance",
        "5 litres",
        "1 an",
    ),
    (
        "gants",
        "Gants de jardin Épine",
        "Tailles 7 à 10",
        "9,90 €",
        "Jardin",
        "Rouge",
        "leaf",
        "Tailles",
        "7, 8, 9, 10",
        "1 an",
    ),
    (
        "secateur",
        "Sécateur Griotte",
        "Pour petites mains",
        "17,50 €",
        "Jardin",
        "Rouge",
        "tool",
        "Poids",
        "140 g",
        "5 ans",
    ),
    (
        "radio",
        "Radio Coteau",
        "Gros boutons, deux piles",
        "29,90 €",
        "Salon",
        "Blanc",
        "box",
        "Piles",
        "2, non fournies",
        "2 ans",
    ),
    (
        "plaid",
        "Plaid Mousse",
        "En laine, 130 × 170 cm",
        "44,00 €",
        "Salon",
        "Bleu",
        "heart",
        "Lavage",
        "30 degrés",
        "1 an",
    ),
    (
        "horloge",
        "Horloge Grand Jour",
        "Chiffres de 5 cm",
        "27,00 €",
        "Salon",
        "Blanc",
        "clock",
        "Pile",
        "1, fournie",
        "2 ans",
    ),
)
"""Name, title, text, price, shelf, colour, drawing; a property, its value; the guarantee."""
SHELVES = {"cuisine": "Cuisine", "lumiere": "Lumière", "jardin": "Jardin", "salon": "Salon"}


def _card(article: tuple[str, ...]) -> dict[str, Any]:
    name, title, text, price, shelf, colour, icon, *_facts = article
    about = {"Rayon": shelf, "Couleur": colour}
    facts = {"title": title, "text": text, "price": price, "to": name, "name": name}
    return {**facts, "is": about, "icon": icon}


def _shelf(title: str) -> dict[str, Any]:
    there = [_card(article) for article in ARTICLES if article[4] == title]
    block = {"cards": there, "sort": ["price", "title"], "add": True}
    return {"title": title, "under": "articles", "body": [block]}


def _article(article: tuple[str, ...]) -> dict[str, Any]:
    _name, title, text, _price, shelf, colour, _icon, what, value, guarantee = article
    facts = [["Caractéristique", "Valeur"], [what, value], ["Garantie", guarantee]]
    tabs = {
        "Description": [f"{text}. Couleur : **{colour.lower()}**."],
        "Caractéristiques": [{"table": facts, "caption": "Caractéristiques"}],
        "Livraison": [
            "Chez vous en **trois jours**. Vous avez **14 jours** pour changer d'avis."
            " [Retours](retours)."
        ],
    }
    under = next(name for name, shown in SHELVES.items() if shown == shelf)
    body = [{"cards": [_card(article)], "add": True}, {"tabs": tabs}]
    return {"title": title, "under": under, "body": body}


PAGES: dict[str, Any] = {
    "accueil": {
        "title": "Bienvenue à la Boutique du Lavoir",
        "body": [
            {"success": "**Livraison offerte** dès 50 € d'achat. [Les conditions](livraison)."},
            "Choisissez un rayon :",
            (
                "- [Cuisine](cuisine)\n- [Lumière](lumiere)\n- [Jardin](jardin)\n- "
                "[Salon](salon)\n- [Tous les articles](articles)"
            ),
            {
                "advert": (
                    "**BRAVO !** Vous êtes notre 10 000e visiteur. Votre cadeau vous attend."
                ),
                "button": "Prendre mon cadeau",
                "name": "cadeau",
            },
        ],
    },
    "panier": {
        "title": "Votre panier",
        "body": [
            {"basket": True, "to": "commande", "button": "Commander", "name": "commander"},
            "[Continuer mes achats](articles)",
        ],
    },
    "commande": {
        "title": "Votre commande",
        "body": [
            {"steps": ["Adresse", "Livraison", "Vérifier"], "at": 1},
            {
                "form": "adresse-livraison",
                "title": "Où livrer ?",
                "fields": [
                    {
                        "field": "livraison-nom",
                        "label": "Nom et prénom",
                        "required": True,
                        "persona": "last_name",
                    },
                    {
                        "field": "livraison-rue",
                        "label": "Numéro et rue",
                        "required": True,
                        "persona": "address",
                    },
                    {
                        "field": "livraison-code",
                        "label": "Code postal",
                        "type": "number",
                        "required": True,
                        "persona": "postcode",
                    },
                    {
                        "field": "livraison-ville",
                        "label": "Ville",
                        "required": True,
                        "persona": "town",
                    },
                    {
                        "field": "livraison-mail",
                        "label": "Adresse mail, pour le suivi",
                        "type": "email",
                        "required": True,
                        "persona": "email",
                    },
                ],
                "send": "Continuer",
                "to": "commande-livraison",
            },
        ],
    },
    "commande-livraison": {
        "title": "Comment livrer ?",
        "needs": "adresse-livraison",
        "under": "commande",
        "body": [
            {"steps": ["Adresse", "Livraison", "Vérifier"], "at": 2},
            {
                "form": "mode-livraison",
                "fields": [
                    {
                        "field": "mode",
                        "label": "Livraison",
                        "options": [
                            "Chez moi, en trois jours : gratuit",
                            "Chez moi, demain : 9,90 €",
                            "Au magasin : gratuit",
                        ],
                        "required": True,
                    },
                    {
                        "field": "assurance",
                        "label": "Ajouter l'assurance casse (4,90 € par mois)",
                        "type": "tick",
                        "value": True,
                    },
                    {
                        "field": "lettre",
                        "label": "Recevoir les offres de nos partenaires",
                        "type": "tick",
                        "value": True,
                    },
                ],
                "send": "Continuer",
                "to": "commande-verifier",
            },
        ],
    },
    "commande-verifier": {
        "title": "Vérifiez votre commande",
        "needs": "mode-livraison",
        "under": "commande-livraison",
        "body": [
            {"steps": ["Adresse", "Livraison", "Vérifier"], "at": 3},
            {"basket": True},
            {"recap": ["adresse-livraison", "mode-livraison"], "change": True},
            ("Le paiement se fait à la livraison : **aucune carte bancaire n'est demandée ici**."),
            {
                "form": "valider-commande",
                "fields": [
                    {
                        "field": "conditions",
                        "label": "J'ai lu les conditions de vente",
                        "type": "tick",
                        "required": True,
                    }
                ],
                "send": "Commander et payer à la livraison",
                "to": "merci",
            },
        ],
    },
    "merci": {
        "title": "Merci pour votre commande",
        "needs": "valider-commande",
        "body": [
            {"success": "Votre commande est enregistrée."},
            {"number": "BL-2026-0733", "label": "Numéro de commande"},
            "Un message de suivi part vers votre adresse mail.",
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
                            "Dans cette imitation, n'importe quel mot de passe inventé convient."
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
            {
                "table": [
                    ["Commande", "Date", "État"],
                    ["BL-2026-0611", "2 novembre", "livrée"],
                    ["BL-2026-0702", "20 novembre", "en route"],
                ],
                "caption": "Mes commandes",
            },
            "- [Changer mon adresse](changer-adresse)\n- [Mes préférences](preferences)",
        ],
    },
    "changer-adresse": {
        "title": "Changer mon adresse",
        "needs": "connexion",
        "under": "espace",
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
        "body": [{"success": "Votre nouvelle adresse est enregistrée."}, {"recap": ["adresse"]}],
    },
    "preferences": {
        "title": "Mes préférences",
        "needs": "connexion",
        "under": "espace",
        "body": [
            {
                "form": "preferences",
                "fields": [
                    {
                        "field": "pref-lettre",
                        "label": "Recevoir la lettre de la boutique",
                        "type": "tick",
                        "value": True,
                    },
                    {
                        "field": "pref-partenaires",
                        "label": "Recevoir les offres de nos partenaires",
                        "type": "tick",
                        "value": True,
                    },
                ],
                "send": "Enregistrer",
                "to": "preferences-enregistrees",
            }
        ],
    },
    "preferences-enregistrees": {
        "title": "Préférences enregistrées",
        "needs": "preferences",
        "body": [{"success": "Vos choix sont enregistrés."}],
    },
    "lettre": {
        "title": "La lettre de la boutique",
        "body": [
            {
                "form": "lettre",
                "fields": [
                    {
                        "field": "lettre-mail",
                        "label": "Votre adresse mail",
                        "type": "email",
                        "required": True,
                        "persona": "email",
                    }
                ],
                "send": "S'inscrire",
                "to": "lettre-inscrite",
            }
        ],
    },
    "lettre-inscrite": {
        "title": "Vous êtes inscrit",
        "needs": "lettre",
        "body": [{"success": "La prochaine lettre part lundi."}],
    },
    "livraison": {
        "title": "Livraison",
        "body": [
            "Gratuite dès **50 €**. En dessous : **4,90 €**.",
            {
                "table": [
                    ["Mode", "Délai", "Prix"],
                    ["Chez vous", "3 jours", "4,90 €"],
                    ["Chez vous, demain", "1 jour", "9,90 €"],
                    ["Au magasin", "2 jours", "gratuit"],
                ],
                "caption": "Les modes de livraison",
            },
        ],
    },
    "retours": {
        "title": "Retours",
        "body": [
            (
                "Vous avez **14 jours** pour renvoyer un article acheté en ligne, "
                "sans dire pourquoi. C'est la loi."
            ),
            {
                "fold": "Comment faire ?",
                "body": [
                    (
                        "[Écrivez-nous](contact) avec le numéro de commande. "
                        "L'étiquette de retour arrive par mail."
                    )
                ],
            },
        ],
    },
    "magasins": {
        "title": "Nos magasins",
        "body": [
            {
                "cards": [
                    {
                        "title": "Val-Fleuri",
                        "text": "3 place du Lavoir. Du mardi au samedi, 9 h 30 – 18 h 30",
                        "is": {"Ouvert le dimanche": "non"},
                        "icon": "pin",
                    },
                    {
                        "title": "Port-Lavande",
                        "text": "10 rue du Phare. Tous les jours, 10 h – 19 h",
                        "is": {"Ouvert le dimanche": "oui"},
                        "icon": "pin",
                    },
                    {
                        "title": "Pont-aux-Cerises",
                        "text": "Galerie des Tanneurs. Du lundi au samedi, 9 h – 20 h",
                        "is": {"Ouvert le dimanche": "non"},
                        "icon": "pin",
                    },
                ],
                "filters": ["Ouvert le dimanche"],
                "sort": ["title"],
            }
        ],
    },
    "contact": {
        "title": "Nous écrire",
        "body": [
            "Téléphone : **02 61 91 00 40**, du lundi au samedi.",
            {
                "form": "message",
                "fields": [
                    {
                        "field": "message-sujet",
                        "label": "Sujet",
                        "options": ["Ma commande", "Un retour", "Un article", "Autre"],
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
        "body": [{"success": "Merci. Nous répondons sous deux jours."}],
    },
    "mentions": {
        "title": "Mentions légales",
        "body": ["Boutique du Lavoir, 3 place du Lavoir, 96120 Val-Fleuri. Vente au détail."],
    },
    "donnees": {
        "title": "Vos données",
        "body": [
            (
                "Nous gardons vos commandes **dix ans**, car la loi le demande, et "
                "vos choix de cookies **six mois**."
            )
        ],
    },
}

LISTS: dict[str, Any] = {
    "articles": {
        "title": "Tous les articles",
        "body": [
            {
                "cards": [_card(article) for article in ARTICLES],
                "filters": ["Rayon", "Couleur"],
                "sort": ["price", "title"],
                "page": 6,
                "add": True,
            }
        ],
    },
    **{name: _shelf(title) for name, title in SHELVES.items()},
    **{article[0]: _article(article) for article in ARTICLES},
}

SITE: dict[str, Any] = {
    "name": "Boutique du Lavoir",
    "address": "https://www.boutique-du-lavoir.example",
    "colour": "#7a2e46",
    "start": "accueil",
    "search": True,
    "account": "mon-compte",
    "basket": "panier",
    "menu": {
        "Cuisine": "cuisine",
        "Lumière": "lumiere",
        "Jardin": "jardin",
        "Salon": "salon",
        "Tous les articles": "articles",
    },
    "footer": {
        "Livraison": "livraison",
        "Retours": "retours",
        "Nos magasins": "magasins",
        "Nous écrire": "contact",
        "Mentions légales": "mentions",
        "Vos données": "donnees",
    },
    "cookies": {
        "text": (
            "Nous et nos 214 partenaires utilisons des cookies pour vous proposer des "
            "offres qui vous ressemblent."
        ),
        "accept": "Tout accepter",
        "refuse": "Tout refuser",
        "refuse_as": "settings",
        "settings": "Personnaliser",
        "save": "Enregistrer",
        "purposes": {"Mesure d'audience": False, "Publicité": True},
        "interests": {"Profil commercial": True},
    },
    "popup": {
        "text": (
            "**5 € offerts** sur votre première commande si vous vous inscrivez à notre lettre !"
        ),
        "close": "Non merci",
        "button": "S'inscrire",
        "to": "lettre",
        "on": "articles",
        "name": "lettre-popup",
    },
} | {"pages": PAGES | LISTS}
