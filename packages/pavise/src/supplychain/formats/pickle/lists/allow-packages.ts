import { allowFrames } from './allow-frames.js'
import { allowJoblib } from './allow-joblib.js'
import { allowScipy } from './allow-scipy.js'
import { allowSklearn } from './allow-sklearn.js'
import { allowSklearnFunctions } from './allow-sklearn-functions.js'
import type { AllowTable } from './allow-table.js'
import { allowTorch } from './allow-torch.js'
import { allowTorchLayers } from './allow-torch-layers.js'

/** One table a package. */
export const allowPackages: readonly AllowTable[] = [
  allowJoblib,
  allowScipy,
  allowSklearn,
  allowSklearnFunctions,
  allowTorch,
  allowTorchLayers,
  allowFrames,
]
