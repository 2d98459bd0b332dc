/**
 * What people say in German, Spanish and French where a tool's name has an English word. Each row gives words of names and descriptions of
 * tools; patterns are matched with the text in lower case.
 */
export const foreignWords: readonly (readonly [RegExp, string])[] = [
  [
    /\bwetter\b|\bregnet\b|\bregen\b|\btemperatur\b|\btiempo hace\b|\btiempo (?:har|va a hacer)|\bel tiempo (?:en|de)\b|\bclima\b|\bllueve\b|\bllover|\btemperatura\b|\bm[ée]t[ée]o\b|\btemps fait\b|\bpleut\b|\bpleuvoir\b|\btemp[ée]rature\b/,
    'weather forecast temperature',
  ],
  [/\buhrzeit\b|\bwie sp[äa]t\b|\bqu[ée] hora\b|\bquelle heure\b/, 'time clock'],
  [/\bwecker\b|\bweck mich\b|\bdespertador\b|\balarma\b|\br[ée]veil\b|\br[ée]veille/, 'alarm'],
  [/\bstoppuhr\b|\btemporizador\b|\bminuteur\b|\bminuterie\b/, 'timer'],
  [/\berinner(?:e|ung)\b|\brecu[ée]rda|\brecordatorio\b|\brappelle-moi\b|\brappel\b/, 'reminder remind'],
  [
    /\b(?:licht|lampe|lichter|lampen)\b|\b(?:luz|luces|l[áa]mpara)\b|\b(?:lumi[èe]re|lumi[èe]res)\b|\blampe\b/,
    'light lamp',
  ],
  [/\bheizung\b|\bcalefacci[óo]n\b|\btermostato\b|\bchauffage\b/, 'thermostat temperature heating'],
  [/\b(?:e-?mail|mail) an\b|\bcorreo\b|\bcourriel\b|\bun e-?mail\b|\beine (?:e-?)?mail\b/, 'email mail send'],
  [/\bnachricht\b|\bmensaje\b|\bmessage [àa]\b/, 'message send'],
  [/[üu]bersetz|\btraduc\w{0,3}\b|\btradui\w{1,4}\b/, 'translate translation language'],
  [/\b(?:fl[üu]ge?|fliegen)\b|\bvuelos?\b|\bvolar\b|\bvols? (?:de|pour|entre|vers)\b/, 'flight search'],
  [/\b(?:zug|bahn|zugverbindung)\b|\btren\b|\btrain (?:de|pour|entre)\b/, 'train rail'],
  [/\bhotels?\b|\bunterkunft\b|\balojamiento\b|\bchambre\b/, 'hotel room accommodation'],
  [
    /\b(?:tisch|restaurant)\b[^.\n]{0,60}\b(?:reservier\w{0,3}|buch\w{0,3})|\breserv(?:a|ar|e) (?:una )?mesa\b|\br[ée]serve(?:r)? une table\b/,
    'restaurant reservation book table',
  ],
  [
    /\b(?:termin|kalender|besprechung)\b|\b(?:cita|reuni[óo]n|calendario)\b|\b(?:rendez-vous|r[ée]union|calendrier)\b/,
    'calendar event appointment meeting',
  ],
  [/[üu]berweis|\btransfier\w{1,2}\b|\btransferir\b|\bvirement\b/, 'money payment transfer'],
  [
    /\b(?:wechselkurs|umrechn\w{0,3})\b|\btipo de cambio\b|\bconvier\w{1,3}\b|\btaux de change\b|\bconvertis\b/,
    'currency exchange rate convert',
  ],
  [/\baktie(?:n|nkurs)?\b|\bb[öo]rsenkurs\b|\bacciones de\b|\bcotizaci[óo]n\b|\bl['’]action\b/, 'stock price'],
  [
    /\b(?:suche?|finde) (?:nach|mir|im)\b|\bsuche\b|\b(?:busca|buscar|b[úu]scame)\b|\b(?:cherche|recherche)\b/,
    'search find',
  ],
  [/\b(?:datei|dateien)\b|\b(?:archivo|fichero)s?\b|\bfichiers?\b/, 'file'],
  [/\b(?:ordner|verzeichnis)\b|\b(?:carpeta|directorio)\b|\b(?:dossier|r[ée]pertoire)\b/, 'directory folder list'],
  [/\b(?:lies|lese|zeige?)\b[^.\n]{0,40}\bdatei\b|\blee\b|\blis le\b/, 'read'],
  [
    /\b(?:berechne|rechne)\b|\bcalcula\b|\bcalcule\b|\bwie ?viel ist \d|\bcu[áa]nto es \d|\bcombien font \d/,
    'calculate calculator math',
  ],
  [/\b(?:bestellung|auftrag)\b|\bpedido\b|\bcommande\b/, 'order'],
  [
    /\b(?:spiele?|spiel mir)\b[^.\n]{0,40}\b(?:musik|lied)\b|\bmusik\b|\b(?:m[úu]sica|canci[óo]n)\b|\b(?:musique|chanson)\b/,
    'music play song',
  ],
  [/\b(?:nachrichten|schlagzeilen)\b|\bnoticias\b|\bactualit[ée]s\b/, 'news'],
  [
    /\b(?:einkaufsliste|aufgabe|aufgaben)\b|\b(?:lista de (?:la )?compra|tarea|tareas)\b|\bliste de courses\b|\bt[âa]ches?\b/,
    'list todo task item add',
  ],
  [/\bkunden?\b|\bclientes?\b/, 'customer client'],
  [/\brezept\b|\breceta\b|\brecette\b/, 'recipe'],
]
