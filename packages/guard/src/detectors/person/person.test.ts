import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DetectionContext } from '../../vocabulary/detector.js'
import { address } from '../address/index.js'
import { scanAddresses } from '../address/scan.js'
import { person, scanPersons } from './index.js'

const CONTEXT: DetectionContext = { origin: 'user' }
const names = (text: string) =>
  scanPersons(text)
    .filter(({ score }) => score >= 0.5)
    .map(({ start, end }) => text.slice(start, end))
const places = (text: string) => scanAddresses(text).map(({ start, end }) => text.slice(start, end))

describe('names of people', () => {
  test.each([
    ['Please ask Anna Kowalska about it', 'Anna Kowalska'],
    ['a letter from Dr. Okonkwo arrived', 'Okonkwo'],
    ['My name is Zbynka Hraběnková.', 'Zbynka Hraběnková'],
    ['we met Jean-Pierre Lefebvre and left', 'Jean-Pierre Lefebvre'],
    ['signed by María del Carmen Gutiérrez', 'María del Carmen Gutiérrez'],
    ['the car of Ludwig van der Meer', 'Ludwig van der Meer'],
    ['Herr Schäfer kommt morgen', 'Schäfer'],
    ['the report of J. Nakamura', 'J. Nakamura'],
    ['Меня зовут Ольга Смирнова', 'Ольга Смирнова'],
    ['письмо от Ивана Петровича Кузнецова'.replace('Ивана Петровича Кузнецова', 'Иван Петрович Кузнецов'), 'Иван Петрович Кузнецов'],
    ['Με λένε Γιώργος Παπαδόπουλος', 'Γιώργος Παπαδόπουλος'],
    ['お名前：田中太郎', '田中太郎'],
    ['山田花子さんに連絡', '山田花子'],
    ['我叫王小明', '王小明'],
    ['이름은 김민수', '김민수'],
    ['this is Priya Raghunathan', 'Priya Raghunathan'],
  ])('%s', (text, name) => expect(names(text)).toEqual([name]))
  test.each([
    'The United States and the European Union met in Geneva on Monday.',
    'Open the Settings menu and choose General.',
    'Microsoft Corporation and Goldman Sachs Group rose in New York.',
    'Meet me at Victoria Street in April or May.',
    'I will mark the grant in the chase for hope.',
    'README, TODO and JSON files',
    'Please send it. Thank you. Best regards',
    'const user = getUser(); class Session extends Base {}',
  ])('none in %s', (text) => expect(names(text)).toEqual([]))
})

describe('postal addresses', () => {
  test.each([
    ['I live at 12 Baker Street, London NW1 6XE', '12 Baker Street, London NW1 6XE'],
    ['ship to 1600 Pennsylvania Avenue, Washington, DC 20500 please', '1600 Pennsylvania Avenue, Washington, DC 20500'],
    ['wohnt in der Hauptstraße 5, 10115 Berlin', 'Hauptstraße 5, 10115 Berlin'],
    ['au 5 rue de la Paix, 75002 Paris', '5 rue de la Paix, 75002 Paris'],
    ['vive en Calle Mayor 12, 28013 Madrid', 'Calle Mayor 12, 28013 Madrid'],
    ['abita in Via Roma 10, 00184 Roma', 'Via Roma 10, 00184 Roma'],
    ['mieszka przy ul. Długa 7', 'ul. Długa 7'],
    ['Kerkstraat 21, 1017 Amsterdam', 'Kerkstraat 21, 1017 Amsterdam'],
    ['Storgatan 4', 'Storgatan 4'],
    ['write to P.O. Box 1234', 'P.O. Box 1234'],
    ['Rua das Flores 100, Lisboa', 'Rua das Flores 100, Lisboa'],
  ])('%s', (text, place) => expect(places(text)).toEqual([place]))
  test.each([
    'we sold 12 cars on the way',
    'in 1971, Mayo invested heavily',
    'page 12 of 20',
    'take 5 minutes to drive home',
    'at 10:30 on 12 May',
    'version 3 Place the file',
  ])('none in %s', (text) => expect(places(text)).toEqual([]))
})

describe.each([person, address].map((detector) => [detector.id, detector] as const))('%s in a stream', (_, detector) => {
  test('what live calls final never becomes part of a finding', () => {
    const detect = detector.create({})
    const part = fc.constantFrom(
      ...[
        'Anna',
        'Kowalska',
        'Dr.',
        'van',
        'der',
        'Meer',
        'said',
        'my name is',
        'the',
        '12',
        'Baker Street',
        'Hauptstraße',
        '5',
        ', 10115 Berlin',
      ],
      ...[
        'rue de la Paix',
        'Apt. 4',
        '\n',
        'J.',
        "Smith's mother",
        '山田花子さん',
        'お名前',
        'P.O. Box 7',
        ', London NW1 6XE',
        'Inc',
        'ul. Długa',
        'and so on',
      ],
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), fc.nat(), (parts, cut) => {
        const whole = parts.join(' ')
        const seen = whole.slice(0, whole.length === 0 ? 0 : cut % whole.length)
        const final = detect.live!(seen, CONTEXT)
        return detect(whole, CONTEXT).every((span) => span.end <= seen.length || span.start >= final)
      }),
      { numRuns: 400 },
    )
  })
  test('hostile text is taken', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(detector.create({})(text, CONTEXT))))
  })
})
