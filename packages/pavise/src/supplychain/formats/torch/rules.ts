import type { RuleDefinition } from '#core/results/rule'

const TAXONOMY = ['owasp-llm:LLM03', 'atlas:AML.T0010.003', 'atlas:AML.T0011.000']

export const torchRules: readonly RuleDefinition[] = [
  {
    id: 'torch.tensor-bounds',
    title: 'Tensor that does not fit its storage',
    severity: 'high',
    description:
      'Place, sizes and strides of a tensor reach past the storage that it lies in, or the storage is shorter than the file says. Using it touches other memory.',
    remediation:
      'Do not load the file. Take the weights from a format that holds data only (safetensors), from a source that you can verify.',
    taxonomy: TAXONOMY,
  },
  {
    id: 'torch.script-files',
    title: 'TorchScript that reaches files or native code',
    severity: 'critical',
    description: 'The compiled code of the model reads or writes files, or loads libraries, when it runs.',
    remediation: 'Do not load the file. Ask its author why a model needs files, or take another.',
    taxonomy: TAXONOMY,
  },
  {
    id: 'torch.script-operators',
    title: 'TorchScript with operators from elsewhere',
    severity: 'info',
    description: 'The code of the model calls operators that a library outside torch brings along.',
    remediation: 'Check that you trust the library that the operators come from.',
    taxonomy: TAXONOMY,
  },
]
