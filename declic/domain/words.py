"""The everyday words of which return cards are made."""

CARD_WORDS = tuple(
    """
    abeille abricot aiguille algue amande ananas ancre âne arbre argile armoire artichaut
    assiette atelier avion avoine bague baignoire balai balcon baleine balle ballon banane
    banc barque bateau beignet bijou biscuit bison blé bleuet bocal bois boîte bol bonbon
    bonnet botte bouchon bougie boulon bouquet bouteille bouton branche brique brosse brume
    buisson bulle bureau cabane cacao cadeau café cahier caillou camion canal canapé canard
    caramel carotte carte cascade casquette castor cerf cerise cerisier chaise chaleur
    chamois champ champignon chanson chapeau charrette chat château chaussette chemin
    chemise chêne cheval chèvre chocolat chouette cigale citron citrouille clairière cloche
    clou coccinelle coffre colline colombe comète compote concombre confiture coquelicot
    coquillage corail corbeille corde coton coucou courge coussin couverture crabe craie
    crayon crème crêpe cube cuillère cuisine cygne dahlia dauphin dentelle dessin diamant
    dimanche dragon drapeau dune écharpe éclair école écorce écureuil éléphant encre épice
    épinard érable escalier escargot étang étoile évier façade falaise farine fauteuil
    fenêtre ferme feuille ficelle figue fleur fleuve flocon flûte foin fontaine forêt
    fougère foulard four fraise framboise frêne fromage fruit fusée galet galette garage
    gare gâteau gazelle girafe glace glaçon goéland gomme graine grange granit grelot
    grenier grenouille griotte groseille guitare hamac hameau haricot harpe herbe hérisson
    hêtre hibou hirondelle horloge houx huître image iris jardin jasmin jonquille jouet
    journal jument kayak kiwi koala lac laine lait lampe lanterne lapin lavande légume
    lettre libellule lièvre lilas lion livre loupe loutre luge lumière lune lunettes lutin
    maïs maison mandarine manège manteau marbre marché marelle marguerite marmotte marron
    matin melon menthe mésange miel mimosa miroir montagne montgolfière montre mouette
    moulin mousse moustache mouton muguet mûre musique myrtille nacre nappe navet navire
    neige nénuphar noisette noix nuage oasis océan œillet oie oignon oiseau olive olivier
    ombre orage orange orchidée oreiller orge osier ours outil palmier panda panier papaye
    papier papillon parapluie parasol parfum pastèque patate peigne peinture pelote pendule
    perle perroquet persil peuplier phare phoque piano pierre pinceau pinson pirogue
    pissenlit pivoine plage plaine planche plume poire poireau poisson poivre poivron pomme
    pommier pont poterie potiron poule poupée prairie primevère prune puits puzzle quiche
    radis raisin râteau renard renne rêve rideau rivière robe robinet rocher romarin rose
    roseau roue ruban ruche ruisseau sable sabot sac safran salade sandale sapin sardine
    sauge saule saumon savon seau seigle sentier sifflet sirop soie soleil sorbet soupe
    source souris sucre table tableau tabouret tambour tapis tarte tasse taxi terre théâtre
    thym tigre tilleul timbre tisane toit tomate torrent tortue toupie tournesol train
    tramway trèfle tresse triangle tricot trompette truite tuile tulipe tunnel vague valise
    vallée vanille vélo velours vent verger verre veste violette violon voile voilier volcan
    wagon yaourt zèbre zeste
    """.split()  # noqa: SIM905 (a list of 435 quoted words is no easier to read)
)
"""435 short French nouns, easy to read aloud and to spell: about 94 thousand cards."""
