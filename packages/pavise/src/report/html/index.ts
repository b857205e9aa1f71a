import { defineReport } from '#core/define'
import type { RunRecord } from '#core/run'
import { isFileScan } from '#report/file-view'
import { fileStrip, filesSection } from '#report/html/files'
import { findingsSection } from '#report/html/findings'
import { heatMatrix } from '#report/html/heat'
import { intervalPlot } from '#report/html/interval-plot'
import { brand } from '#report/html/marks'
import { benignSection, proofSection, rulesSection, unseenSection } from '#report/html/proof'
import { strip } from '#report/html/strip'
import { STYLE } from '#report/html/style'
import { viewOf } from '#report/loop-view'
import { html, Markup } from '#report/markup'
import { veilOf } from '#report/veil'

/** Nothing is loaded and nothing runs, whatever a target wrote. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** One file, with pictures and without script: opens from disk, prints, reads on a phone. Evidence is veiled. */
export const htmlReport = defineReport({
  id: 'html',
  title: 'HTML report',
  extension: 'html',
  render(record: RunRecord): string {
    const view = viewOf(record)
    const veil = veilOf(record)
    const { run } = record.envelope
    const files = isFileScan(record)
    const title = files ? 'What the files hold' : view.closed ? 'Before and after hardening' : 'What got through'
    const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${title}, ${view.asset}, run ${run.id}</title><style>${new Markup(STYLE)}</style></head>
<body><a class="skip" href="#main">Skip to content</a>
<header class="top">${brand}<div class="crumbs"><span>Report</span><span>/</span><span>${view.asset}</span><span>/</span><b>${run.id}</b></div></header>
<main class="page" id="main"><div class="head"><h1>${title}</h1><span class="chip">${view.asset}</span><span class="chip">seed ${String(run.seed)}</span><span class="chip">${run.started.slice(0, 16).replace('T', ' ')} UTC</span></div>
${files ? [fileStrip(record), filesSection(record, veil)] : [strip(view), view.attempts.before.length > 0 && [intervalPlot(view), heatMatrix(view)], findingsSection(view, veil)]}${rulesSection(view)}${benignSection(view)}${unseenSection(view)}${proofSection(view)}
</main><footer class="page foot"><p>${files ? 'Verdicts are by content. What was not looked at is never safe. Text of files is shown as text, clipped and veiled.' : 'Rates are of attempts with a verdict. Intervals: Wilson, 95%. Text of targets is shown as text, clipped and veiled.'}</p></footer></body></html>
`
    return page.html
  },
})
