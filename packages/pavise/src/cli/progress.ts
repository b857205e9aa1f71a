import type { CommandContext } from '#cli/command'

/** A line about long work, on stderr: redrawn in place on a terminal, else a plain line at the start, at each tenth and at the end. */
export interface Progress {
  /** `done` of the total so far; `note` is a few words, e.g. "7 got through". */
  update(done: number, note?: string): void
  end(note?: string): void
}

const BAR_WIDTH = 24

export function startProgress(context: CommandContext, label: string, total: number): Progress {
  return context.stderr.isTTY && context.env['TERM'] !== 'dumb' ? drawn(context, label, total) : plain(context, label, total)
}

function drawn(context: CommandContext, label: string, total: number): Progress {
  let shown = ''
  let done = 0
  const draw = (note = ''): void => {
    const share = total > 0 ? Math.min(1, done / total) : 1
    const filled = Math.round(share * BAR_WIDTH)
    const line = `${label} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total} ${note}`.trimEnd()
    if (line === shown) return
    shown = line
    context.stderr.write(`\r\u001b[2K${line}`)
  }
  return {
    update(value, note) {
      done = value
      draw(note)
    },
    end(note) {
      draw(note)
      context.stderr.write('\n')
    },
  }
}

function plain(context: CommandContext, label: string, total: number): Progress {
  let tenth = 0
  let done = 0
  const line = (note = ''): void => void context.stderr.write(`${label}: ${done}/${total} ${note}`.trimEnd().concat('\n'))
  return {
    update(value, note) {
      done = value
      const reached = total > 0 ? Math.floor((value * 10) / total) : 10
      if (reached <= tenth || reached === 10) return
      tenth = reached
      line(note)
    },
    end: line,
  }
}
