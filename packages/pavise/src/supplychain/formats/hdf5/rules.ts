import { defineRule } from '#core/define'

export const outside = defineRule({
  id: 'hdf5.outside',
  title: 'An HDF5 file takes content from another file',
  severity: 'high',
  description:
    'A link, a dataset or a virtual dataset names another file. Reading it opens that file, whatever it is, and shows its bytes as weights.',
  remediation: 'Do not load the file; ask for one that holds its data itself.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

export const filter = defineRule({
  id: 'hdf5.filter',
  title: 'An HDF5 dataset needs a filter plugin',
  severity: 'info',
  description: 'Reading the dataset loads a native library from the plugin folder of whoever reads it.',
  remediation: 'Know which plugin it is before you load the file.',
  taxonomy: ['owasp-llm:LLM03'],
})
