/** What was done before the attack is history. */
export const LONG_AGO =
  /(?<![\p{L}])(?:yesterday|last (?:week|month|year|monday|tuesday|wednesday|thursday|friday)|gestern|letzte[nr]? (?:woche|monat|jahr)|hier|la semaine dernière|le mois dernier|ayer|la semana pasada|el mes pasado|ieri|la settimana scorsa|ontem|na semana passada|gisteren|vorige week|wczoraj|вчера|на прошлой неделе|учора|вчора|dün|geçen hafta|igår|förra veckan|kemarin|minggu lalu|jana|wiki iliyopita|hôm qua|tuần trước|včera)(?![\p{L}])|أمس|昨天|上周|昨日|先週|어제|지난주|دیروز|אתמול/iu
