import type { FormatDefinition } from '#supplychain/scan/format'
import { bzip2, gzip, lzma, xz, zlib, zstd } from './compressed/index.js'
import { executable } from './executable/executable.js'
import { gguf } from './gguf/gguf.js'
import { hdf5 } from './hdf5/hdf5.js'
import { jinja } from './jinja/jinja.js'
import { keras } from './keras/keras.js'
import { npy } from './numpy/npy.js'
import { onnx } from './onnx/onnx.js'
import { pickle } from './pickle/pickle.js'
import { safetensors } from './safetensors/safetensors.js'
import { savedmodel } from './savedmodel/savedmodel.js'
import { tar } from './tar/tar.js'
import { zip } from './zip/zip.js'

/** Every format that is examined. The one explicit list: detection, rules, help and the reference page read it. */
export const formats: readonly FormatDefinition[] = [
  pickle,
  npy,
  safetensors,
  zip,
  tar,
  gzip,
  zlib,
  bzip2,
  xz,
  lzma,
  zstd,
  executable,
  jinja,
  gguf,
  onnx,
  keras,
  hdf5,
  savedmodel,
]
