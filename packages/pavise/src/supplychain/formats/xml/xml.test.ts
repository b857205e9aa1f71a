import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { xml } from './xml.js'

const look = (text: string | Uint8Array) => observed(xml, text)
const net = (inside: string): string => `<?xml version="1.0"?>\n<net name="x" version="11"><layers>${inside}</layers></net>`

describe('ordinary models are safe', () => {
  test.each([
    '<?xml version="1.0"?><PMML version="4.4" xmlns="http://a.example/PMML-4_4"><Header copyright="x"><Application name="made"/></Header><DataDictionary/></PMML>',
    net(
      '<layer id="0" name="in" type="Parameter" version="opset1"><data element_type="f32" shape="1,3,4"/><output><port id="0" precision="FP32"><dim>1</dim></port></output></layer>',
    ),
    net('<layer id="1" name="w" type="Const" version="opset1"><data element_type="f32" offset="0" shape="2, 3" size="24"/></layer>'),
    net('<layer id="1" type="Result" version="opset1"/><!-- <layer library="/x.so"/> -->'),
  ])('%s', async (text) => {
    expect(await look(text)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [], inconclusive: [] })
  })
  test.each(['<!DOCTYPE html><html><body>hi</body></html>', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'x < y', '<a>b</a>'])(
    '%s is none',
    async (text) => {
      expect((await look(text)).detected).toBe('no')
    },
  )
})

test.each<[string, string, string]>([
  ['<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><PMML>&e;</PMML>', 'malicious', 'xml.entity'],
  ['<!DOCTYPE x [<!ENTITY % p SYSTEM "http://a.example/x.dtd"> %p;]><x/>', 'malicious', 'xml.entity'],
  ["<!DOCTYPE x [<!ENTITY e PUBLIC 'id' 'http://a.example/'>]><a/>", 'malicious', 'xml.entity'],
  ['<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><PMML>&b;</PMML>', 'suspicious', 'xml.entity'],
  ['<!DOCTYPE PMML SYSTEM "http://a.example/x.dtd"><PMML/>', 'suspicious', 'xml.entity'],
  [net('<layer id="0" type="Relu" library="/tmp/x.so"/>'), 'malicious', 'openvino.library'],
  [net('<layer id="0" type="Const" version="opset1"><data path="../../etc/passwd"/></layer>'), 'malicious', 'openvino.library'],
  [net('<layer id="0" type="Const" version="opset1"><data offset="0" size="99999999999999"/></layer>'), 'suspicious', 'openvino.data'],
  [net('<layer id="0" type="Const" version="opset1"><data offset="-4" size="4"/></layer>'), 'suspicious', 'openvino.data'],
  [
    net('<layer id="0" type="Const" version="opset1"><data element_type="f32" shape="100" offset="0" size="4"/></layer>'),
    'suspicious',
    'openvino.data',
  ],
  [net('<layer id="0" type="Gate" version="acme"/>'), 'suspicious', 'openvino.custom-layer'],
  ['<PMML><Extension name="x"><![CDATA[<script>alert(1)</script>]]></Extension></PMML>', 'suspicious', 'metadata.code'],
  ['<PMML><script>alert(1)</script></PMML>', 'suspicious', 'metadata.code'],
  ['<PMML><Extension value="Runtime.getRuntime().exec(&quot;id&quot;)"/></PMML>', 'suspicious', 'metadata.code'],
])('%s is %s', async (text, verdict, rule) => {
  const seen = await look(text)
  expect(seen.verdict).toBe(verdict)
  expect(seen.rules).toContain(rule)
})
test('a document in UTF-16 is read', async () => {
  const text = '\ufeff<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]><PMML>&e;</PMML>'
  expect((await look(new Uint8Array(Buffer.from(text, 'utf16le')))).verdict).toBe('malicious')
})
test('any text is taken without an error, in linear work', async () => {
  const words = fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '<!',
    '[',
    ']',
    '<!ENTITY ',
    'SYSTEM',
    '"',
    "'",
    ' ',
    'net',
    'layer',
    '=',
    '<?',
    '?>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&a;',
    '<net ',
    'x',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 60 }), async (parts) => {
      const text = `<net ${parts.join('')}`
      expect((await look(text)).work).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 1000 },
  )
})
