import type { AllowTable } from './allow-table.js'

const dims = (names: string): string =>
  names
    .split(/\s+/)
    .flatMap((name) => [1, 2, 3].map((n) => `${name}${n}d`))
    .join(' ')

/** Layers of `torch.nn`: whole modules that were pickled name them. */
export const allowTorchLayers: AllowTable = {
  'torch.nn.modules.activation': `CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish MultiheadAttention PReLU ReLU ReLU6 RReLU
    SELU Sigmoid SiLU Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink Threshold`,
  'torch.nn.modules.adaptive': 'AdaptiveLogSoftmaxWithLoss',
  'torch.nn.modules.batchnorm': `${dims('BatchNorm LazyBatchNorm')} SyncBatchNorm`,
  'torch.nn.modules.channelshuffle': 'ChannelShuffle',
  'torch.nn.modules.container': 'Sequential ModuleList ModuleDict ParameterList ParameterDict Container',
  'torch.nn.modules.conv': dims('Conv ConvTranspose LazyConv LazyConvTranspose'),
  'torch.nn.modules.distance': 'CosineSimilarity PairwiseDistance',
  'torch.nn.modules.dropout': `Dropout ${dims('Dropout')} AlphaDropout FeatureAlphaDropout`,
  'torch.nn.modules.flatten': 'Flatten Unflatten',
  'torch.nn.modules.fold': 'Fold Unfold',
  'torch.nn.modules.instancenorm': dims('InstanceNorm LazyInstanceNorm'),
  'torch.nn.modules.linear': 'Bilinear Identity LazyLinear Linear NonDynamicallyQuantizableLinear',
  'torch.nn.modules.loss': `BCELoss BCEWithLogitsLoss CosineEmbeddingLoss CrossEntropyLoss CTCLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss L1Loss
    MarginRankingLoss MSELoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d PoissonNLLLoss SmoothL1Loss
    SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss`,
  'torch.nn.modules.module': 'Module _IncompatibleKeys',
  'torch.nn.modules.normalization': 'CrossMapLRN2d GroupNorm LayerNorm LocalResponseNorm RMSNorm',
  'torch.nn.modules.padding': `${dims('CircularPad ConstantPad ReflectionPad ReplicationPad ZeroPad')}`,
  'torch.nn.modules.pixelshuffle': 'PixelShuffle PixelUnshuffle',
  'torch.nn.modules.pooling': `${dims('AdaptiveAvgPool AdaptiveMaxPool AvgPool MaxPool MaxUnpool LPPool')} FractionalMaxPool2d FractionalMaxPool3d`,
  'torch.nn.modules.rnn': 'GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell',
  'torch.nn.modules.sparse': 'Embedding EmbeddingBag',
  'torch.nn.modules.transformer': 'Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer',
  'torch.nn.modules.upsampling': 'Upsample UpsamplingBilinear2d UpsamplingNearest2d',
  'torch.nn.quantized.modules.linear': 'Linear LinearPackedParams',
  'torch.ao.nn.quantized.modules.linear': 'Linear LinearPackedParams',
  'torch.nn.utils.weight_norm': 'WeightNorm',
  'torch.nn.utils.spectral_norm': 'SpectralNorm',
  'torch.nn.utils.parametrizations': '_Orthogonal _SpectralNorm _WeightNorm',
  'torch.nn.parallel.data_parallel': 'DataParallel',
  'torch.nn.backends.thnn': '_get_thnn_function_backend',
}
