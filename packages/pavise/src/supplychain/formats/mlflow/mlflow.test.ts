import { describe, expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { mlflow } from './mlflow.js'

const look = (text: string) => observed(mlflow, text)
const flavors = (...lines: string[]) =>
  `artifact_path: model\nflavors:\n  python_function:\n${lines.map((line) => `    ${line}\n`).join('')}mlflow_version: 2.9.2\n`

describe('ordinary models and environments are safe', () => {
  test.each([
    flavors(
      'env:',
      '  conda: conda.yaml',
      '  virtualenv: python_env.yaml',
      'loader_module: mlflow.sklearn',
      'model_path: model.pkl',
      'predict_fn: predict',
    ),
    flavors('loader_module: mlflow.pyfunc.model', 'python_model: python_model.pkl'),
    'channels:\n- conda-forge\ndependencies:\n- python=3.10\n- pip<=23\n- pip:\n  - mlflow==2.9.2\n  - scikit-learn==1.3\nname: mlflow-env\n',
    'python: 3.10.12\nbuild_dependencies:\n- pip==23\ndependencies:\n- -r requirements.txt\n',
  ])('%j', async (text) => {
    expect(await look(text)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [] })
  })
  test.each(['flavors of ice cream: many', 'a: 1', '# Notes\n\nflavors: see below\n'])('%j is none', async (text) => {
    expect((await look(text)).detected).toBe('no')
  })
})

test.each([
  [flavors('loader_module: elsewhere', 'code: code'), 'suspicious', 'mlflow.loader'],
  [flavors('loader_module: os'), 'malicious', 'mlflow.loader'],
  [flavors('loader_module: subprocess.run'), 'malicious', 'mlflow.loader'],
  [flavors('loader_module: ../../evil'), 'malicious', 'mlflow.loader'],
  [flavors('loader_module: mlflow.sklearn', 'model_path: ../../../etc/passwd'), 'malicious', 'mlflow.path'],
  [flavors('loader_module: mlflow.pyfunc.model', 'data: /home/ana/x'), 'malicious', 'mlflow.path'],
  [flavors('loader_module: mlflow.sklearn', 'code: code'), 'unknown', 'mlflow.code'],
  ['{"flavors": {"python_function": {"loader_module": "builtins"}}}', 'malicious', 'mlflow.loader'],
  ['dependencies:\n- pip:\n  - git+https://a.example/x.git\n', 'suspicious', 'packages.source'],
  ['dependencies:\n- python=3.9\n- pip:\n  - --extra-index-url https://a.example/simple\n', 'suspicious', 'packages.source'],
  ['channels:\n- https://a.example/channel\ndependencies:\n- python=3.9\n', 'suspicious', 'packages.source'],
  ['python: 3.9\ndependencies:\n- https://a.example/x.whl\n', 'suspicious', 'packages.source'],
])('%j is %s', async (text, verdict, rule) => {
  const seen = await look(text)
  expect(seen.verdict).toBe(verdict)
  expect(seen.rules).toContain(rule)
})
