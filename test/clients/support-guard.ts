import { createGuard, type Guard, loadPolicy } from '@pavise/guard'

/** The policy of a made-up support desk: every action once. */
export function supportGuard(more: object = {}): Guard {
  return createGuard(
    loadPolicy({
      version: 1,
      tools: {
        read_mail: { effect: 'none', returns: ['untrusted', 'private'] },
        get_order: { effect: 'none', returns: 'trusted' },
        send_mail: { effect: 'external', to: ['arguments.to'], carries: ['arguments.body'] },
      },
      detectors: { project: { words: ['Falcon'] }, forbidden: { words: ['Osprey landing'] } },
      rules: [
        { id: 'forbidden-question', from: ['user', 'tool'], when: { detector: 'forbidden' }, do: 'block' },
        { id: 'forbidden-answer', from: ['assistant'], when: { detector: 'forbidden' }, do: 'block' },
        { id: 'project', from: ['assistant'], when: { detector: 'project' }, do: 'redact' },
        { id: 'mail', from: ['user'], to: ['model'], when: { detector: 'email' }, do: 'mask' },
        { id: 'steering', flow: { argument: 'to', derived: ['untrusted', 'private'], tool: { effect: 'external' } }, do: 'hold' },
      ],
      ...more,
    }),
  )
}

/** Every cut of a text into pieces of at most `size` characters, starting at `offset`. */
export function pieces(text: string, size: number): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? []
}
