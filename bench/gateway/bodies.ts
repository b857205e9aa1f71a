/** About a kilobyte of mixed text each way: prose of business mail with dates, amounts, numbers and links; every fourth has an address to mask. */
const SENTENCES = [
  'The delivery for order 4471-92 left the warehouse on 12 March and should arrive before Friday noon.',
  'Please compare the two offers: 1,240.50 EUR with maintenance, or 990 EUR plus 18 % tax without it.',
  'Our opening hours changed; see https://www.example.com/opening-hours?lang=en for the new list.',
  'Nora asked whether the third paragraph could be shorter, and whether the chart needs a second axis.',
  'Room 2.14 is booked from 9:30 to 11:00, the projector works again, and coffee is ordered for eight people.',
  'If the temperature stays below -4 °C for two nights, the valves in the south wing have to be drained.',
  'The summary should name the risks first, then the costs, and leave the history for the appendix.',
  'Für die Übersetzung brauchen wir noch die Maße: 120 x 80 cm, Gewicht 14,5 kg, Farbe grün.',
  'Version 3.8.1 fixes the import of long tables; version 3.9 will need at least 8 GB of memory.',
  'Call +49 30 901820 between ten and four, ask for the planning desk, and mention reference Q-2210.',
]
const ADDRESS = 'Send the signed copy to accounts@example.com and keep the original. '

const prose = (seed: number, length: number): string => {
  let text = `About ${MARK}. ${seed % 4 === 0 ? ADDRESS : ''}`
  for (let i = seed; text.length < length; i++) text += `${SENTENCES[(i * 7 + seed) % SENTENCES.length]} `
  return text.slice(0, length)
}

export const requestBody = (seed: number): string =>
  JSON.stringify({
    model: 'bench-model',
    messages: [
      { role: 'system', content: 'You help the office staff of a small company. Answer briefly and in the language of the question.' },
      { role: 'user', content: prose(seed, 760) },
    ],
    temperature: 0.2,
    user: 'acme/ann',
  })

/** A conversation of 64 KB that a client resends with one new turn: thirty-two turns of two kilobytes stand as they did before. */
export const historyBody = (seed: number): string => {
  const earlier = Array.from({ length: 32 }, (_, turn) => ({
    role: turn % 2 === 0 ? 'user' : 'assistant',
    content: prose(seed + turn, 1_960).replace(MARK, `point ${turn}`),
  }))
  const { messages, ...rest } = JSON.parse(requestBody(seed)) as { messages: { role: string; content: string }[] }
  return JSON.stringify({ ...rest, messages: [messages[0], ...earlier, messages[1]] })
}

export const answerBody = (seed: number): string =>
  JSON.stringify({
    id: `chatcmpl-${seed}`,
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'bench-model-1',
    choices: [{ index: 0, message: { role: 'assistant', content: prose(seed + 3, 760) }, finish_reason: 'stop', logprobs: null }],
    usage: { prompt_tokens: 210, completion_tokens: 190, total_tokens: 400 },
  })

const VARIANTS = 16
const MARK = 'case 0000000'

/** Bodies of sixteen kinds, each with a number of its own, so that no two are the same text and no cache of verdicts helps. */
export function bodies(make: (seed: number) => string): (turn: number) => string {
  const halves = Array.from({ length: VARIANTS }, (_, seed) => make(seed).split(MARK) as [string, string])
  return (turn) => {
    const [head, tail] = halves[turn % VARIANTS]!
    return `${head}case ${String(turn % 10_000_000).padStart(7, '0')}${tail}`
  }
}
