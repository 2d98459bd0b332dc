/**
 * What people say in German, Spanish and French where a tool's name has an English word. Each row gives words of names and descriptions of
 * tools; patterns are matched with the text in lower case. Both
 * spellings of a letter with an accent are written out, because a set of letters has no cue (`cues.ts`).
 */
export const foreignWords: readonly (readonly [RegExp, string])[] = [
  [
    /\bwetter\b|\bregnet\b|\bregen\b|\btemperatur\b|\btiempo hace\b|\btiempo (?:har|va a hacer)|\bel tiempo (?:en|de)\b|\bclima\b|\bllueve\b|\bllover|\btemperatura\b|\bmétéo\b|\bméteo\b|\bmetéo\b|\bmeteo\b|\btemps fait\b|\bpleut\b|\bpleuvoir\b|\btempérature\b|\btemperature\b/,
    'weather forecast temperature',
  ],
  [/\buhrzeit\b|\bwie spät\b|\bwie spat\b|\bqué hora\b|\bque hora\b|\bquelle heure\b/, 'time clock'],
  [/\bwecker\b|\bweck mich\b|\bdespertador\b|\balarma\b|\bréveil(?:\b|le)|\breveil(?:\b|le)/, 'alarm'],
  [/\bstoppuhr\b|\btemporizador\b|\bminuteur\b|\bminuterie\b/, 'timer'],
  [/\berinner(?:e|ung)\b|\brecuérda|\brecuerda|\brecordatorio\b|\brappelle-moi\b|\brappel\b/, 'reminder remind'],
  [
    /\b(?:licht|lampe|lichter|lampen)\b|\b(?:luz|luces|lámpara|lampara)\b|\b(?:lumière|lumières|lumiere|lumieres)\b|\blampe\b/,
    'light lamp',
  ],
  [/\bheizung\b|\bcalefacción\b|\bcalefaccion\b|\btermostato\b|\bchauffage\b/, 'thermostat temperature heating'],
  [/\b(?:e-mail|email|mail) an\b|\bcorreo\b|\bcourriel\b|\bun e-?mail\b|\beine (?:e-?)?mail\b/, 'email mail send'],
  [/\bnachricht\b|\bmensaje\b|\bmessage [àa]\b/, 'message send'],
  [/ü\bbersetz|\bubersetz|\btraduc\w{0,3}\b|\btradui\w{1,4}\b/, 'translate translation language'],
  [/\b(?:flüge?|fluge?|fliegen)\b|\bvuelos?\b|\bvolar\b|\bvols? (?:de|pour|entre|vers)\b/, 'flight search'],
  [/\b(?:zug|bahn|zugverbindung)\b|\btren\b|\btrain (?:de|pour|entre)\b/, 'train rail'],
  [/\bhotels?\b|\bunterkunft\b|\balojamiento\b|\bchambre\b/, 'hotel room accommodation'],
  [
    /\b(?:tisch|restaurant)\b[^.\n]{0,60}\b(?:reservier\w{0,3}|buch\w{0,3})|\breserv(?:a|ar|e) (?:una )?mesa\b|\bréserver? une table\b|\breserver? une table\b/,
    'restaurant reservation book table',
  ],
  [
    /\b(?:termin|kalender|besprechung)\b|\b(?:cita|reunión|reunion|calendario)\b|\b(?:rendez-vous|réunion|calendrier)\b/,
    'calendar event appointment meeting',
  ],
  [/ü\bberweis|\buberweis|\btransfier\w{1,2}\b|\btransferir\b|\bvirement\b/, 'money payment transfer'],
  [
    /\b(?:wechselkurs|umrechn\w{0,3})\b|\btipo de cambio\b|\bconvier\w{1,3}\b|\btaux de change\b|\bconvertis\b/,
    'currency exchange rate convert',
  ],
  [
    /\baktie(?:n|nkurs)?\b|\bbörsenkurs\b|\bborsenkurs\b|\bacciones de\b|\bcotización\b|\bcotizacion\b|\bl['’]action\b/,
    'stock price',
  ],
  [
    /\b(?:suche?|finde) (?:nach|mir|im)\b|\bsuche\b|\b(?:busca|buscar|búscame|buscame)\b|\b(?:cherche|recherche)\b/,
    'search find',
  ],
  [/\b(?:datei|dateien)\b|\b(?:archivo|fichero)s?\b|\bfichiers?\b/, 'file'],
  [
    /\b(?:ordner|verzeichnis)\b|\b(?:carpeta|directorio)\b|\b(?:dossier|répertoire|repertoire)\b/,
    'directory folder list',
  ],
  [/\b(?:lies|lese|zeige?)\b[^.\n]{0,40}\bdatei\b|\blee\b|\blis le\b/, 'read'],
  [
    /\b(?:berechne|rechne)\b|\bcalcula\b|\bcalcule\b|\bwie ?viel ist \d|\bcuánto es \d|\bcuanto es \d|\bcombien font \d/,
    'calculate calculator math',
  ],
  [/\b(?:bestellung|auftrag)\b|\bpedido\b|\bcommande\b/, 'order'],
  [
    /\b(?:spiele?|spiel mir)\b[^.\n]{0,40}\b(?:musik|lied)\b|\bmusik\b|\b(?:música|musica|canción|cancion)\b|\b(?:musique|chanson)\b/,
    'music play song',
  ],
  [/\b(?:nachrichten|schlagzeilen)\b|\bnoticias\b|\bactualités\b|\bactualites\b/, 'news'],
  [
    /\b(?:einkaufsliste|aufgabe|aufgaben)\b|\b(?:lista de (?:la )?compra|tarea|tareas)\b|\bliste de courses\b|\btâches?\b|\btaches?\b/,
    'list todo task item add',
  ],
  [/\bkunden?\b|\bclientes?\b/, 'customer client'],
  [/\brezept\b|\breceta\b|\brecette\b/, 'recipe'],
]
