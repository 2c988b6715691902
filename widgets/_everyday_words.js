// Everyday French words of four to nine letters, without accents, so that any keyboard can type them: four
// drawn by lot hold (2,605 words: 45 bits). Written for this; the method is A. Reinhold's Diceware.

export const EVERYDAY_WORDS = `
abeille aboyer abreuvoir abri abricot acacia accord accordeon achat acheter acier acrobate
acteur admirer adresse affaire affiche agence agenda agile agiter agneau agrafe agreable
aider aigle aiguille aile aimable aimant aimer ajouter album alcove alerte algue allee
allumer allumette alouette alphabet altitude amande ambre amiral amitie amphore ampoule
amuser ananas ancien ancre anguille anis anneau annee anorak antenne antilope appareil appel
appeler apporter appui aquarelle aquarium arabesque araignee arbre arbuste arcade arche
archer archipel archive ardoise argent argile armoire arome arrivee arriver arroser arrosoir
arsenal artichaut article artisan artiste aspect asperge assiette astre astronome atelier
athlete atlas atout attelage attendre attentif attraper auberge aubergine aurore auteur
autobus autocar automne autruche avancer avantage avenir aventure avenue avion aviron avis
avocat avoine azalee azur bagage bague baguette baie baignoire bain baiser baisse balai
balance balayer balcon baleine baleinier ballade balle ballon bambou banane banc bande
bandeau banjo banque banquise barbe barbecue baril barque barrage barre barreau barrette
bascule base basilic basket bassin bastide bateau bateleur baton batterie baudet bavard
bavoir bazar beau becasse begonia beige beignet belette belier benefice bercail bercer beret
berger besoin betterave beurre biberon biche bidon bien bienvenue bijou bilan bille billet
biscotte biscuit bison bivouac blaireau blanc bleu bleuet bloc blond blouse bobine bocal
boire bois bolide bonbon bondir bonheur bonjour bonnet bord bordure bosquet bosse botaniste
botte bouc bouche boucher bouchon boucle bouclier bouee bouger bougie bouillon boulanger
boule bouleau boulevard boulon bouquet bourdon bourgeon bourse boussole bout boutade
bouteille boutique bouton bracelet branche bras brasier brasse brave brebis bref bretelle
bricolage bricoleur brillant briller brindille brioche brique briquet brise broche brochet
brocoli broder broderie bronze bronzer brosse brouette brousse brugnon bruit brume brun
bruyere buche buffet buffle buisson bulle bungalow bureau buse butiner buvard cabane cabas
cabine cabinet cable cacao cachemire cacher cachette cactus cadeau cadence cadran cadre cafe
cage cahier caillou caisse caissier calandre calcul calculer caleche calepin calin calme
calvaire camarade camelia camera camion camomille camp campagne camper campeur canal canape
canard canari candide caneton canevas canicule canne canoe cantine canyon cape capitaine
capot capsule capuche capucine carafe caramel caravane carburant cardinal caresse cargaison
caribou carillon carnaval carnet carotte carpe carre carreau carrefour carrosse cartable
carte carton cascade cascadeur caserne casque casquette casserole cassette cassis castor
catalogue causer cavalcade cavalier cave caverne caviar cedre ceinture celeri celeste cendre
centaure centre cerceau cercle cereale cerf cerfeuil cerise cerisier cerveau chahut chaine
chaise chalet chaleur chaloupe chalumeau chameau chamois champ champion chandelle changer
chanson chanter chanteur chantier chapeau chapelet chapelle chapitre charbon chardon chariot
charmant charme charpente charrue chasse chat chaton chaud chaudiere chaudron chauffage
chauffeur chaussure chef chemin cheminee chemise chenille chercher cheval chevalet chevalier
chevre chevreuil chicoree chiffon chiffre chiffrer chignon chimie chiot chistera chocolat
choisir choix chorale chose chou chouette cible cidre ciel cigale cigogne ciment cinema
cintre cirque ciseau citadelle citadin citerne citoyen citron clair clairiere clairon
clameur clapotis classe classer classeur clavier clef clement client climat cloche clocher
cloison cloture clou clouer clown cobalt cocotte coeur coffre coffret coiffer coiffeur coin
colibri colis collation colle coller collier colline colombe colonie colonne colorier comete
comique commerce commode compagnon compas compote compte compter compteur comptine comptoir
concert concombre conduire confiture conseil conte content conteur contrat copain copie
copier coquetier coquille corail corbeau corbeille corde cordial cordon cormoran corne
cornet corniche corps corridor corsage cortege costume cote coton cottage couche coude
coudre couette couleur couloir coup coupe couper cour courage courant courbe courge courir
couronne courrier course courtois couscous cousin coussin couture couvercle couvert couvrir
crabe craie crapaud craquer cratere cravate crayon credit creme crepe cresson creuser creux
crevette cricket crin crinoline cristal crochet crocodile crocus croisiere croissant croix
croquer croquette croute cube cueillir cuillere cuir cuire cuisine cuisinier cuit cuivre
culture cure curieux cycliste cyclone cygne cylindre cypres dahlia dalle dame damier
damoiseau danse danser danseur date datte dauphin debut decembre declic decor decouvrir
degre deguster dejeuner delta demain demander demeure dent dentelle dentiste depart deplier
depot derive descendre desert dessert dessin dessiner dessous destin detail devenir deviner
devise devoir dialogue digue diligence dimanche dinde dindon diner diplome direct direction
discret discuter disque distance distrait divan divin dizaine docile docteur doigt dolmen
domaine domino donjon donner dormir douane doubler douche doux douze dragon drap drapeau
droit drole dune durer duvet dynamo ebene ecaille ecarlate echange echanger echarpe echec
echelle echo eclair eclairer eclat ecluse ecole economie ecorce ecoute ecouter ecran
ecrevisse ecrin ecrire ecrivain ecrou ecureuil ecurie ecuyer edredon effacer effleurer
effort egal eglantine eglise elan elastique elegant elephant eleve emballer embrun emeraude
emporter encre encrier endive endroit energique enfant engin engrais enigme enlever enseigne
ensemble entier entree enveloppe envie envoyer epais epaule epervier epice epinard epingle
eponge epopee equateur equilibre equipe erable ermite escabeau escalade escale escalier
escapade escargot escrime espace esplanade espoir essai essaim essayer essence essuyer
estuaire etable etage etagere etalon etang etape etendard etincelle etiquette etoffe etoile
etrange etude etudier etui eventail evier exact examen excursion exemple exotique expliquer
exploit fable fabriquer facade facile facteur faisan falaise falot fameux famille fanfare
fanion farceur farcir fardeau farfadet farfelu farine faubourg faucon fauteuil fauvette
femur fenetre fenouil ferme fermier festival feston fete feuille feutre fevrier fibre
ficelle fiche fidele fier fierte figue figuier figurine filer filet fille film filtre final
fjord flamant flambeau flamme flanc flanelle flaque fleche fleur fleuri fleurir fleuve
flocon flotte flotter fluide flute foin foire fondue fontaine football forestier foret forge
former formule fort fosse fossette fouet fougere fouiller foulard four fourche fourgon
fourmi fourneau fournil fourrure foyer frais fraise fraisier framboise franc frange
fredonner fregate frein frelon frene frere fresque friandise frigo frimousse frise frite
froid fromage front fronton frotter frugal fruit fruitier fuchsia fumee furet fusain fusee
fusible gagner galant galaxie galerie galet galette galon galop galoper gamelle gant garage
garantie garcon garder gardien gare garenne garniture garrigue gateau gaufre gavroche
gazelle gazon geant gelee genet genou gentiane gentil geranium gerant gerbe gerbera germe
geste geyser gibier gilet gingembre girafe girofle girouette givre glace glacier glaieul
gland glaneur glisser globe glouton glycine gobelet goeland goelette golfe gomme gondole
gorge gouache goudron gourde gourmand gousse gouter goutte gouttiere gouverne gracieux grain
graine grand grandir grange granit graphite grappe gratter graveur gravier grelot grenade
grenier griffe grille grillon grimoire grimper grimpeur griotte gris grive gros groseille
grotte groupe grue gruyere guepard guepe guerison guetteur guichet guide guider guidon
guirlande guitare gymnase gypse habile habit habiter hachis haie halte hamac hameau hamecon
hamster hanche hangar hanneton haras hareng haricot harmonie harpe hautbois hauteur helice
herbe herisson hermine heron hetre heure heureux hibou histoire hiver hockey homard honnete
horaire horizon horloge horloger hortensia hotel hotesse houblon houle housse hublot huile
huit huitre humble humour hussard hutte hydravion hymne iceberg idee igloo iguane image
imaginer imiter immense immeuble impasse indice indigo infusion insecte instant intact
inventer invite inviter iris isoloir ivoire jacinthe jade jaguar jambe jambon janvier jardin
jardinage jardiner jardinier jarre jasmin jaune javelot jeton jeudi jeune jockey joie joli
jonc jongler jonglerie jonque jonquille joue jouer jouet joueur jour journal journee joyau
joyeux judo juger juillet juin jumeau jumelles jungle jupe jupon jury juste juteux kaki
kangourou karate kayak kermesse kilo kilometre kimono kiosque kiwi klaxon koala lacet lagon
lagune laine lait laitier laitue lama lame lampe lampion lancer landau lande langue lanterne
lapin laque lard lardon large larme laurier lavage lavande laver lavoir lecon lecteur
legende leger legume lent lentille leopard lessive lettre lever levrier levure lezard liane
libellule liberte librairie libre lichen licorne liege lien lierre lieu lievre ligne lilas
limace lime limite limonade linge lion lionceau liqueur lire lisiere lisse liste litchi
litre livre livrer livret loge loger logiciel logis loin loisir long longueur lorgnon loriot
losange loto lotus louer loup loupe loutre loyal lucarne lucide luciole lueur luge lumiere
lumineux lundi lune lunette lupin luron lustre luth lutin lutrin luzerne lycee lynx lyre
macareux macaron machine madeleine maestro magasin magicien magie magnolia maillot main
maire mairie mais maison maitre majeur malachite malice malin malle mallette mamie mammouth
manche mandarine mandoline manege manger mangouste mangue manivelle manoeuvre manoir mante
manteau maquette marabout marais marathon marbre marchand marche marcher mardi maree marelle
mariage marin marine mariner marmite marmotte maroquin marraine marron mars marsouin marteau
martinet mascotte masque matelas matelot matelote matiere matin matinal mausolee mauve
maximum mecano medaille meduse meilleur melange melanger melasse melisse melodie melon
membre memoire mener menhir menthe menton menu menuet menuisier merci mercredi mere meringue
merisier merle merveille mesange message mesure mesurer metal meteore metier metro meuble
meule micro microbe miel miette mieux mignon migrateur mile mille millet mimosa mince mine
minerai minuit minute mirabelle miracle mirage miroir mistral mitaine mobile mode modeste
moelleux moineau moisson moitie molaire moment monde monnaie monnayeur montagne monter
montre montrer moquette morceau morille morse mortier mosaique moteur motif moto mouche
mouchoir mouette moufle mouflon mouille moule mouler moulin mousse moustache moutarde mouton
moyen muet muguet mule mulet muletier murmure muscade muscat muscle musee musette musique
myrtille mystere nacelle nacre nageoire nager nageur naif nain nappe narcisse narine natte
nature navet navette naviguer navire nebuleuse nectar nectarine neige nenuphar nettoyer neuf
neveu niche noble noeud noir noisette noix nomade nombre nommer nord normal note nouer
nougat nouille nounours nourrice nourrir nouveau nouvelle novembre noyau noyer nuage nuance
nuit numero nuque nylon oasis objet observer ocean ocre octave octobre odeur odyssee oeil
oeillet oeuf officine offrir ogre oignon oiseau oisillon olive olivier olympe ombrage ombre
ombrelle omelette oncle onde ondine ongle onze opale opaque opera option orage orange
orangeade oranger orbite orchestre orchidee ordre oreille oreiller orfevre organe orge orgue
orient oriflamme origan orme ormeau orteil ortie oseille oser osier otarie oublier ouest
ours oursin ourson outarde outil outillage ouvert ouvrage ouvrier ouvrir ovale oxygene
pacotille pagaie pagayer page pagode paille pain paisible palace palais pale palefroi
palette palier palissade palme palmier palourde pampre pancarte panda panier panne panneau
panorama pantalon panthere pantin pantoufle paon papa papaye papier papillon paprika papyrus
paquebot paquet parade paradis parapluie parasol paravent parc parchemin parcours pareil
parfait parfum parking parler paroi parole parquet parrain part partager parti partir
partition parure passage passant passeport passer passerose pastel pasteque patate patchouli
pate pates patient patin patiner patinoire patio patron patte paupiere pause pave pavillon
pavot payer pays paysage peau peche pecher pedale peigne peindre peinture pelage peler
pelerin pelerine pelican pelle pelletee pelote pelouse peluche pencher pendule pensee penser
pepin pepiniere pepite percer perche perdrix perdu pere pergola peristyle perle permis
perroquet perruche persil personne pervenche peser petale petit petunia peuple peuplier
phalene phare pharmacie phoque photo phrase pianiste piano piccolo picot piece pied pierre
pigeon pigment pile pilier pilote piloter piment pince pinceau pinceur pinede pingouin
pinson pintade pioche pion pipeau piquet pirate pirogue piscine pissenlit pistache piste
pivert pivoine placard place placer plage plaid plaine plan planche planete planeur plante
planter plat platane plateau plein plier plombier plongeoir plonger pluie plume plumier
poche pochette podium poele poesie poids poignee point pointu poire poireau poirier poisson
poitrine poivre poivron polaire poli polir politesse polka polo pomme pommeau pommier pompe
pompier poncho poney pont ponton porche port portail porte porter porteur portique portrait
poser poste poster potage potager poteau poterie potier potion potiron pouce poudre poulain
poule poulet pouliche poulie poupee pourpre pousser poussin poutre prairie praline pratique
precieux premier preparer presse prestige preter preuve prevenir primevere prince principe
printemps prise prisme prix probleme prochain profil programme projet promenade promener
promeneur proposer propre proverbe provision prudent prune prunelle prunier prunus public
puits pulpe puma pupitre puree puzzle pyjama pyramide quai quarteron quartier quartz
quatorze quatre quatuor quenelle question quetsche queue quiche quille quinconce quintette
quinze quiz quotidien rabane rabot racine raclette raconter radeau radiateur radio radis
rafale ragout raie rail rainette rainure raisin rallye ramage ramasser rambarde ramdam
rameau ramer rameur ramier rampe ranch randonnee rang rangee ranger rapide raquette rare
rascasse rateau ravi ravin raye rayon rayonnage rayure recent recette recevoir recif recital
recolte reduction refrain refuge regard regarder regate regle reglisse regulier reine
remorque rempart rempli remplir renard rencontre renfort renne renoncule rentrer reparer
repas repere repeter reponse reportage reposer requin reseau reserve respirer ressort rester
retenir retour retraite retrouver reunir reussir reveil reveiller revenir rever reverie
revue rhubarbe riche ricochet rideau rigole rigoler rigolo rime rire risque rivage rivet
riviera riviere rizerie robe robinet robot rocade rocaille roche rocher roman romance
romarin ronce rond ronde rondelle roquette rosace rose roseau rosee rosier rossignol rotin
rotonde roue rouet rouge rouget rouleau rouler roulotte route roux royaume ruban rubis ruche
rucher rude rugby ruisseau rumeur rural ruse rustine rythme sable sablier sabot sabotier
saccade sacoche sacre safari safran sage sagesse sain saint saison salade saladier sale
saler salle salon salopette salsifis saluer samedi samovar sandale sandwich sanglier sante
sapeur sapin sarabande sarcelle sardine sarment sarrasin satin sauce sauge saule saumon saut
sauter sauveteur savane saveur savon savourer saxophone scarabee scene scie science sciure
scooter score sculpteur seance seau secateur secher secouer secret seigle seigneur seize
selle semaine semelle semer semeur semoule sentence sentier sentir sept septembre sequoia
serein serenade serie serieux serin serpe serpent serpentin serre serrer serrure serveur
service serviette servir sesame seuil sextant siecle sieste siffler sifflet signal signe
signer silence silex sillage sillon silo simple sincere singe sirene sirop sitar site
sittelle skier skieur sobre socle soeur sofa soie soigner soin soir sole soleil solfege
solide sombre somme sommet sommier sonate songe sonner sonnette sorbet sorbier sorcier sorte
sortie sortir souche souci soucoupe soude souffler soufflet souhait souhaiter soulever
soulier soupape soupe soupiere soupir souple source sourcil sourire souris souvenir sphere
spirale spirituel splendide sport stable stade stage station statue steppe stock store
studio stylo subtil succes sucette sucre sucrier sueur suite suivre sujet sultan superbe
sureau surface surprise sushi sycomore sylphide symbole sympa tabatiere table tableau
tablier tabouret tache tailler talus tamaris tambour tambourin tamis tamtam tandem tango
taniere tante tapioca tapis tapissier taquin tardif tarif tarte tartine tartiner tasse
tatami taupe taureau taverne taxi teinture telephone telescope temoin tempete temple temps
tenaille tendre tendresse tenir tennis tente tenue terminer terrain terrasse terre terrier
terrine terroir tetard texte theatre theiere theme thermos thon thym tiare ticket tiede tige
tigre tilleul timbale timbre timide tipi tire tirelire tirer tiret tiroir tisane tisser
tisserand tissu titre toast toboggan toile toit toiture tomate tomber tombola tondeuse
tonneau tonnerre topaze toque torche torchon tordu torrent tortillon tortue total totem
toucan toucher toupie tour tourbe tourelle tournedos tournee tourner tournesol tournevis
tournoi tourteau toux trace tracer tracteur traduire train traineau trait trajet tramway
tranche transat trapeze travail traverser traversin trefle treille treize tremolo tremper
tremplin trente tresor tresse tresser treuil triangle tribu tricot tricoter tricycle trident
trier trio triple triton troc troene trois trombone trompette tronc trone trotter trottoir
trou troupeau trousse trousseau trouver truc truelle truffe truite tuba tube tuile tuilerie
tulipe tunique tunnel turban turbine turbot turbulent turquoise tuteur tuyau tympan uniforme
unique univers urbain urne usage usine ustensile utile utiliser vacances vache vagabond
vague vaillant vaisseau vaisselle valet valeur valise vallee valse vanille vanillier vanneau
vannier vapeur varan varangue varech vase vaste vedette veilleur veilleuse veine velo
velours vendange vendeur vendeuse vendre vendredi venir vent ventre veranda verdure verger
verglas vergue vermeil vernis verre verrerie verrier verrou verser version vert vertige
verveine vestale veste vestiaire veston vetement viaduc vibration victoire vidange vide
vielle vigie vigne vigneron vignoble village ville vinaigre vingt violet violette violon
virage virevolte virgule visage viser visite visiter visiteur vitamine vitesse vitrail vitre
vitrine vivant vivier vivre vizir vocal voie voile voilier voir voisin voiture voix volant
volcan voler volet voliere voltige voltigeur volubile volume volute voter voyage voyager
voyageur voyelle vrai vrille wagon wallaby wapiti xylophone yacht yaourt yeti yoga yourte
zebre zebu zele zenith zephyr zeste zigzag zinc zodiaque zone zouave`
  .trim()
  .split(/\s+/);
