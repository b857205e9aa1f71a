/** The look of the console, for one self-contained page: the same tokens, system fonts, no script, light and dark by the reader's choice. */

const TOKENS = `:root {
  color-scheme: light dark;
  --bg: light-dark(#f3f3ef, #0e1112); --surface: light-dark(#fbfbf9, #14181a); --raised: light-dark(#ffffff, #1b2023);
  --sunken: light-dark(#eaeae4, #0a0c0d); --line: light-dark(#dcdcd4, #262c30); --line-2: light-dark(#8a8f89, #66707a);
  --text: light-dark(#181c1b, #e7eae9); --text-2: light-dark(#454c4a, #b0b9ba); --text-3: light-dark(#5c6462, #8f999b);
  --accent: light-dark(#0a6b5e, #5fcbb5); --focus: light-dark(#0a6b5e, #7fe0cc);
  --hit: light-dark(#b23a06, #ff9166); --hit-bg: light-dark(#fbe6db, #3a1f14);
  --miss: light-dark(#0a5ba3, #74b6f7); --miss-bg: light-dark(#dfecf8, #12283d);
  --unsure: light-dark(#4c5257, #c4cace); --unsure-bg: light-dark(#e4e5e3, #262b2f); --hatch: light-dark(#8b9094, #7b848a);
  --critical: light-dark(#9c0f45, #f95585); --high: light-dark(#b83c00, #ff9a52); --medium: light-dark(#4f4a00, #f5e08a);
  --low: light-dark(#3a5f77, #8bb4d4); --info: light-dark(#5c6462, #8f999b);
  --hold: light-dark(#745300, #e6bd55); --mask: light-dark(#6a3fa0, #c3a3f2); --mask-bg: light-dark(#eee5f8, #2a2139);
  --h0: light-dark(#f4f3ee, #171b1d); --h1: light-dark(#fbe3d4, #33211a); --h2: light-dark(#f5bd9c, #5a3120);
  --h3: light-dark(#e98b5a, #8f4524); --h4: light-dark(#c44a10, #d9703f); --h5: light-dark(#8f2d02, #ffa07a);
  --h3t: light-dark(#181c1b, #ffffff); --h4t: light-dark(#ffffff, #140b07);
  --sans: "Inter", "InterVariable", system-ui, "Segoe UI", "Helvetica Neue", "Liberation Sans", sans-serif;
  --mono: "JetBrains Mono", ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
}`

const BASE = `* { box-sizing: border-box; }
body { margin: 0; font: 400 13px/1.45 var(--sans); color: var(--text); background: var(--bg); font-feature-settings: "tnum"; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: inherit; text-underline-offset: 2px; text-decoration-color: var(--line-2); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; border-radius: 3px; }
.skip { position: absolute; left: -999px; top: 4px; background: var(--text); color: var(--bg); padding: 6px 10px; z-index: 9; }
.skip:focus { left: 8px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.t2 { color: var(--text-2); } .t3 { color: var(--text-3); } .s { font-size: 12px; } .xs { font-size: 11px; } .b { font-weight: 600; }
.mono { font-family: var(--mono); font-size: .92em; overflow-wrap: anywhere; }
.num { text-align: right; font-variant-numeric: tabular-nums; }
.row { display: flex; align-items: center; gap: 8px; min-width: 0; flex-wrap: wrap; } .r { margin-left: auto; }
.u { font: 500 .78em/1 var(--mono); color: var(--mask); border: 1px solid currentColor; border-radius: 3px; padding: 0 2px; white-space: nowrap; }
.top { display: flex; align-items: center; gap: 10px; min-height: 44px; padding: 6px 20px; border-bottom: 1px solid var(--line); background: var(--surface); flex-wrap: wrap; }
.brand { display: flex; align-items: center; gap: 9px; font-weight: 650; font-size: 14px; letter-spacing: -.01em; }
.brand svg { width: 17px; height: 20px; }
.crumbs { color: var(--text-3); display: flex; gap: 6px; flex-wrap: wrap; min-width: 0; } .crumbs b { color: var(--text); font-weight: 550; overflow-wrap: anywhere; }
.page { max-width: 1120px; margin: 0 auto; padding: 14px 20px 40px; display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.head { display: flex; align-items: center; gap: 8px 12px; flex-wrap: wrap; padding: 4px 0; }
h1 { font-size: 18px; font-weight: 620; letter-spacing: -.015em; line-height: 1.25; }
.chip { display: inline-flex; align-items: center; gap: 4px; min-height: 19px; padding: 1px 6px; border: 1px solid var(--line); border-radius: 3px; font-size: 11px; color: var(--text-2); overflow-wrap: anywhere; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; min-width: 0; overflow: hidden; }
.panel > header { display: flex; align-items: baseline; gap: 4px 8px; padding: 9px 14px 7px; flex-wrap: wrap; }
.panel > header h2 { font-size: 13px; font-weight: 600; } .panel > header .t3 { font-size: 12px; }
.panel > .body { padding: 0 14px 12px; min-width: 0; }
.legend { display: flex; align-items: center; gap: 4px 12px; font-size: 11px; color: var(--text-3); flex-wrap: wrap; } .legend span { display: inline-flex; align-items: center; gap: 5px; }
.sw { width: 14px; height: 11px; border-radius: 2px; display: inline-block; }
.hatch { background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, transparent 1px 4px); outline: 1px solid var(--hatch); outline-offset: -1px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th { text-align: left; font-weight: 500; font-size: 11px; color: var(--text-3); padding: 4px 8px; border-bottom: 1px solid var(--line); vertical-align: bottom; }
td { padding: 6px 8px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th.num, td.num { text-align: right; white-space: nowrap; } tbody tr:last-child td { border-bottom: 0; }
.scroll { overflow-x: auto; position: relative; }
.note { padding: 7px 10px; border: 1px dashed var(--hatch); border-radius: 5px; font-size: 12px; background: var(--unsure-bg); color: var(--text); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 14px; font-size: 12px; } .facts dt { color: var(--text-3); } .facts dd { min-width: 0; overflow-wrap: anywhere; }`

const PARTS = `.v { display: inline-flex; align-items: center; gap: 5px; font-size: 12px; font-weight: 550; white-space: nowrap; } .v svg { width: 11px; height: 11px; flex: none; }
.v.hit { color: var(--hit); } .v.miss { color: var(--miss); } .v.unsure { color: var(--unsure); } .v.none { color: var(--text-3); font-weight: 400; }
.v.box { min-height: 20px; padding: 0 7px; border-radius: 3px; } .v.box.hit { background: var(--hit-bg); } .v.box.miss { background: var(--miss-bg); }
.v.box.unsure { background: var(--unsure-bg); outline: 1px dashed var(--hatch); outline-offset: -1px; }
.sev { display: inline-flex; align-items: center; gap: 6px; font-size: 12px; font-weight: 550; white-space: nowrap; } .sev svg { width: 15px; height: 12px; flex: none; }
.sev svg rect { fill: currentColor; } .sev svg .off { opacity: .22; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); } .info { color: var(--info); }
.strip { display: flex; gap: 12px 0; padding: 12px 14px; }
.strip > div { padding: 0 14px; border-left: 1px solid var(--line); flex: 1 1 0; min-width: 0; } .strip > .wide { flex-grow: 1.4; } .strip > div:first-child { padding-left: 0; border-left: 0; }
.strip > .to { border-left: 0; position: relative; padding-left: 24px; } .strip > .to::before { content: "›"; position: absolute; left: 4px; top: 14px; font-size: 18px; color: var(--text-3); }
.fig { font-size: 22px; font-weight: 640; letter-spacing: -.02em; line-height: 1.25; white-space: nowrap; }
svg.chart { width: 100%; height: auto; overflow: visible; font-family: var(--sans); } .chart text { fill: var(--text-3); font-size: 11px; }
.chart .lab { fill: var(--text); } .chart .strong { fill: var(--text); font-weight: 600; } .chart .ax { stroke: var(--line); }
svg.phone { display: none; } svg.desk { display: block; }
.heat { table-layout: fixed; border-collapse: separate; border-spacing: 2px; font-size: 11px; min-width: 720px; } .heat th { border: 0; padding: 0 4px 2px; color: var(--text-2); font-weight: 450; }
.heat thead th { text-align: center; } .heat tbody th { font-size: 11px; padding: 0 8px 0 0; vertical-align: middle; } .heat thead td { width: 132px; } .heat .group th { padding-top: 8px; color: var(--text-3); font-weight: 500; }
.heat td { border: 0; padding: 0; height: 27px; } .cell { position: relative; display: flex; height: 27px; border-radius: 2px; overflow: hidden; gap: 1px; }
.cell > span:not(.sr) { flex: 1; display: grid; place-items: center; font-variant-numeric: tabular-nums; }
.q0 { background: var(--h0); color: var(--text-3); } .q1 { background: var(--h1); color: var(--text); } .q2 { background: var(--h2); color: var(--text); }
.q3 { background: var(--h3); color: var(--h3t); } .q4 { background: var(--h4); color: var(--h4t); font-weight: 600; } .q5 { background: var(--h5); color: var(--h4t); font-weight: 600; }
.qu { background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, var(--h0) 1px 5px); color: var(--text); } .qu > b { background: var(--h0); padding: 0 3px; border-radius: 2px; }
.qn { color: var(--text-3); display: grid; place-items: center; height: 27px; }
.finding { border-top: 1px solid var(--line); padding: 12px 14px 14px; display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); scroll-margin-top: 8px; }
.finding h3 { font-size: 13px; font-weight: 600; flex: 1 1 260px; } .two { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 10px 20px; align-items: start; } .two > div { display: grid; gap: 8px; }
.ev { font: 400 12px/1.62 var(--mono); background: var(--bg); border: 1px solid var(--line); border-radius: 5px; padding: 6px 10px; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.ev.effect { border-left: 2px solid var(--hit); background: var(--hit-bg); }
.kind { font-size: 11px; color: var(--text-3); margin-bottom: 2px; }
.veil { font-family: var(--mono); background: var(--mask-bg); color: var(--mask); border-radius: 2px; padding: 0 5px; font-size: .95em; overflow-wrap: anywhere; }
.turns { border: 1px solid var(--line); border-radius: 5px; overflow: hidden; } .turn { padding: 6px 12px 7px; border-left: 2px solid transparent; } .turn + .turn { border-top: 1px solid var(--line); }
.turn .who { display: flex; align-items: center; gap: 7px; font-size: 11px; color: var(--text-3); margin-bottom: 2px; } .turn .who b { color: var(--text); font-weight: 600; } .who svg { width: 14px; height: 14px; fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.turn .say { font-size: 12.5px; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.turn.tainted { border-left-color: var(--hold); } .turn.effect { background: var(--hit-bg); border-left-color: var(--hit); }
details > summary { cursor: pointer; font-size: 12px; color: var(--text-2); min-height: 24px; display: list-item; padding: 2px 0; } details > summary:hover { color: var(--text); }
.list tbody th { font-size: 13px; color: var(--text); font-weight: 400; padding: 6px 8px; } .list td { white-space: nowrap; }
table:not(.heat) :is(th, td):first-child { padding-left: 14px; } table:not(.heat) :is(th, td):last-child { padding-right: 14px; } details table:not(.heat) :is(th, td):first-child { padding-left: 0; }
tbody th { font-size: 13px; }
.tree li { font-size: 12px; padding: 1px 0; overflow-wrap: anywhere; } .tree li + li { border-top: 1px solid var(--line); }
${[2, 3, 4, 5, 6, 7, 8, 9].map((depth) => `.tree .d${depth} { padding-left: ${(depth - 1) * 14}px; }`).join(' ')}
.foot { color: var(--text-3); font-size: 11px; padding-top: 0; }`

const NARROW = `@media (max-width: 760px) {
  .top { padding: 6px 14px; } .page { padding: 10px 12px 32px; }
  .strip { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 14px 12px; } .strip > div, .strip > .to { padding: 0; border-left: 0; } .strip > .to::before { content: none; }
  .list .wide { display: none; } .list td { white-space: normal; }
  .two { grid-template-columns: minmax(0, 1fr); } svg.desk { display: none; } svg.phone { display: block; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: 6px; }
}
@media (forced-colors: active) { .cell > span, .hatch { forced-color-adjust: none; } }
@media print {
  :root { color-scheme: light; } body { background: #fff; font-size: 11px; } .page { max-width: none; padding: 0; } .skip { display: none; }
  .panel { break-inside: auto; border-color: #bbb; } .finding, .strip, .turn, tr { break-inside: avoid; } .scroll { overflow: visible; } .heat { min-width: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`

export const STYLE = [TOKENS, BASE, PARTS, NARROW].join('\n')
