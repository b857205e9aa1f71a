import type { AllowTable } from './allow-table.js'

export const allowJoblib: AllowTable = {
  'joblib.numpy_pickle': 'NumpyArrayWrapper NDArrayWrapper',
  'joblib.numpy_pickle_compat': 'NDArrayWrapper ZNDArrayWrapper',
  'sklearn.externals.joblib.numpy_pickle': 'NumpyArrayWrapper NDArrayWrapper',
}
