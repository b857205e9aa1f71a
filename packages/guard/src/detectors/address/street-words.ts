/** Words for streets that stand behind the name of the street as a word of their own, folded. */
export const BEHIND_NAME =
  'street st str road rd avenue ave av boulevard blvd lane ln drive dr court ct place pl square sq terrace ter way close crescent grove gardens park hill row walk mews parade highway hwy parkway pkwy circle cir trail trl alley plaza loop pike path crossing turnpike expressway freeway bypass route ridge view heights mount meadow mill mills glen green quay wharf rise vale union squares streets roads avenues parks cliffs flat flats pass junction station springs ' +
  'strasse straße weg allee platz gasse ring damm ufer utca ut ter korut koz sor tere u katu tie vej vagen gatan gata gate alle plads straat laan plein gracht kade weg dreef singel ulice trida namesti ulica cesta trg sokak caddesi bulvari mahallesi'

/** The same as endings of one word: `Hauptstraße`, `Storgatan`, `Kerkstraat`, folded. */
export const ENDINGS =
  /[a-z]{2}(?:strasse|strase|strase|straße|str|weg|allee|platz|gasse|damm|ufer|steig|stieg|graben|markt|gatan|gata|gate|vagen|vag|vegen|veien|vej|veg|gade|alle|stien|plads|torg|torget|katu|tie|kuja|polku|raitti|straat|laan|plein|gracht|kade|dreef|singel|dijk|steeg|straeti|vaenget|torg|ulica|utca|brisas)$/

/** Words for streets that stand before the name, folded. */
export const BEFORE_NAME =
  'rue avenue boulevard bd impasse allee allees chemin quai cours route via viale piazza piazzale corso largo vicolo strada contrada calle avenida avda av paseo plaza ronda carrera camino carretera travesia urbanizacion rua travessa alameda praca estrada rodovia largo beco ul ulica al aleja aleje os osiedle plac pl strada str bulevardul calea soseaua aleea ulice nam namesti trida ulitsa prospekt улица ул проспект пр переулок пер площадь пл бульвар шоссе набережная вулиця вул οδος λεωφορος λ πλατεια jalan jl lorong soi duong pho'

/** Words for a part of a house or a box, with a number behind. */
export const UNITS =
  'apt apartment suite ste unit flat floor fl room rm building bldg box po pobox psc apto piso depto puerta etage appartement appt wohnung top stock interno int scala lok m кв квартира д дом корп'
