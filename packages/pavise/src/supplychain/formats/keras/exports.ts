/** Classes that Keras itself exports and that do nothing but compute: layers, models, optimizers, losses, metrics and their parts. */
export const CLASSES: ReadonlySet<string> = new Set(
  (
    'Sequential Functional Model Input InputLayer InputSpec Layer Wrapper Dense EinsumDense Embedding ReversibleEmbedding Masking Activation Identity Dropout AlphaDropout GaussianDropout ' +
    'GaussianNoise SpatialDropout1D SpatialDropout2D SpatialDropout3D ActivityRegularization ReLU LeakyReLU PReLU ELU Softmax ThresholdedReLU ' +
    'Conv1D Conv2D Conv3D Convolution1D Convolution2D Convolution3D Conv1DTranspose Conv2DTranspose Conv3DTranspose Convolution2DTranspose DepthwiseConv1D DepthwiseConv2D SeparableConv1D ' +
    'SeparableConv2D SeparableConvolution2D LocallyConnected1D LocallyConnected2D MaxPooling1D MaxPooling2D MaxPooling3D MaxPool1D MaxPool2D MaxPool3D AveragePooling1D ' +
    'AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalMaxPool1D GlobalMaxPool2D GlobalAveragePooling1D GlobalAveragePooling2D ' +
    'GlobalAveragePooling3D AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D ' +
    'RNN SimpleRNN SimpleRNNCell LSTM LSTMCell GRU GRUCell CuDNNLSTM CuDNNGRU StackedRNNCells Bidirectional TimeDistributed ConvLSTM1D ConvLSTM2D ConvLSTM3D ConvLSTM2DCell ConvLSTM1DCell ConvLSTM3DCell ' +
    'Attention AdditiveAttention MultiHeadAttention GroupedQueryAttention GroupQueryAttention BatchNormalization BatchNormalizationV1 BatchNormalizationV2 SyncBatchNormalization LayerNormalization GroupNormalization UnitNormalization ' +
    'SpectralNormalization RMSNormalization Flatten Reshape Permute RepeatVector Cropping1D Cropping2D Cropping3D ZeroPadding1D ZeroPadding2D ZeroPadding3D UpSampling1D UpSampling2D UpSampling3D ' +
    'Add Subtract Multiply Average Maximum Minimum Concatenate Dot Merge Normalization Discretization CategoryEncoding Hashing HashedCrossing StringLookup IntegerLookup TextVectorization Rescaling ' +
    'Resizing CenterCrop RandomCrop RandomFlip RandomRotation RandomTranslation RandomZoom RandomContrast RandomBrightness RandomHeight RandomWidth RandomHue RandomSaturation RandomSharpness RandomShear RandomGrayscale ' +
    'RandomColorJitter RandomColorDegeneration RandomPosterization RandomInvert RandomPerspective RandomGaussianBlur RandomErasing RandomElasticTransform RandomApply AutoContrast Equalization Solarization MixUp CutMix AugMix RandAugment MaxNumBoundingBoxes Pipeline FeatureSpace Cross ' +
    'MelSpectrogram STFTSpectrogram TensorFlowOpLayer TFOpLambda SlicingOpLambda ClassMethod AddLoss AddMetric DenseFeatures KerasTensor Variable SeedGenerator DTypePolicy DTypePolicyMap FloatDTypePolicy Policy PolicyV1 QuantizedDTypePolicy ' +
    'QuantizedFloat8DTypePolicy GPTQDTypePolicy Int4DTypePolicy AbsMaxQuantizer Quantizer GPTQConfig AWQConfig Int8QuantizationConfig Int4QuantizationConfig Float8QuantizationConfig ' +
    'SGD Adam AdamW Adamax Adagrad Adadelta Nadam RMSprop Ftrl Lion Lamb Muon Adafactor LossScaleOptimizer LossScaleOptimizerV3 Optimizer Addons ExponentialDecay PiecewiseConstantDecay PolynomialDecay InverseTimeDecay CosineDecay CosineDecayRestarts LearningRateSchedule ' +
    'Loss BinaryCrossentropy CategoricalCrossentropy SparseCategoricalCrossentropy BinaryFocalCrossentropy CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy MeanSquaredError MeanAbsoluteError MeanAbsolutePercentageError ' +
    'MeanSquaredLogarithmicError CosineSimilarity Huber LogCosh Poisson KLDivergence KLD Hinge SquaredHinge CategoricalHinge Tversky Dice Circle CTC LossFunctionWrapper MeanMetricWrapper ' +
    'Metric Mean MeanTensor Sum Accuracy BinaryAccuracy CategoricalAccuracy SparseCategoricalAccuracy TopKCategoricalAccuracy SparseTopKCategoricalAccuracy AUC Precision Recall F1Score FBetaScore ' +
    'TruePositives TrueNegatives FalsePositives FalseNegatives PrecisionAtRecall RecallAtPrecision SensitivityAtSpecificity SpecificityAtSensitivity MeanIoU BinaryIoU IoU OneHotIoU OneHotMeanIoU RootMeanSquaredError ' +
    'LogCoshError R2Score PearsonCorrelation ConcordanceCorrelation CompileMetrics MetricsList CompileLoss SumOverBatchSize SumOverBatchSizeMetricWrapper ' +
    'Initializer Zeros Ones Constant RandomNormal RandomUniform TruncatedNormal VarianceScaling GlorotNormal GlorotUniform HeNormal HeUniform LecunNormal LecunUniform Orthogonal OrthogonalInitializer IdentityInitializer STFT STFTInitializer zeros ones ' +
    'Regularizer L1 L2 L1L2 OrthogonalRegularizer Constraint MaxNorm NonNeg UnitNorm MinMaxNorm RadialConstraint GlorotNormalV2 ' +
    'EarlyStopping History CenteredRMSprop GetItem SparseTensor TensorShape NoneType function'
  ).split(' '),
)

/** Names in which Keras wraps plain values. */
export const VALUES: ReadonlySet<string> = new Set(
  '__tuple__ __slice__ __numpy__ __tensor__ __keras_tensor__ __bytes__ __ellipsis__ __typespec__ __complex__ __dict__ __class__ TypeSpec TensorShape Dtype DType'.split(
    ' ',
  ),
)

/** Modules whose functions compute, and may stand as an activation, a loss, a metric or an operation. */
export const COMPUTING =
  /(?:^|\.)(?:activations?|losses|metrics|initializers|regularizers|constraints|optimizers|ops|layers|models?|random|dtype_policies|quantizers|nn|core|math|numpy|image|linalg|operation\w*|engine|mixed_precision|feature_space)(?:\.|$)/

export const isKeras = (module: string): boolean =>
  /^(?:keras|tf_keras|keras_core|tensorflow\.keras|tensorflow\.python\.keras|tensorflow_core\.(?:python\.)?keras|tensorflow\.python\.framework|tensorflow\.python\.training\.tracking)(?:\.|$)/.test(
    module,
  )

/** Published packages of layers: what they register is not in the file, but is no stranger. */
export const isPublished = (name: string): boolean =>
  /^(?:keras_hub|keras_nlp|keras_cv|keras_tuner|keras_rs|autokeras|tensorflow_addons|Addons|tensorflow_hub|tensorflow_text|tensorflow_probability|tensorflow_recommenders|tensorflow_similarity|tfa|tf_agents|spektral|tcn|tensorflow_model_optimization|Vision|Text|Custom|kgcnn|bert|keras_bert|efficientnet|segmentation_models|transformers|tfm|official|larq|qkeras|hls4ml|numpy|tensorflow)(?:[.>]|$)/.test(
    name,
  )

/** Modules of the standard library and of installers that run, load or fetch: named in a model they can only be an attack. */
export const isSystem = (module: string): boolean =>
  /^(?:builtins|__builtin__|os|posix|nt|sys|subprocess|shutil|socket|ssl|http|urllib\d?|requests|httpx|ftplib|smtplib|ctypes|cffi|importlib|imp|runpy|code|codeop|pty|pickle|_pickle|cPickle|dill|cloudpickle|joblib|marshal|types|inspect|operator|functools|pip|setuptools|distutils|ensurepip|venv|webbrowser|multiprocessing|threading|asyncio|concurrent|tempfile|pathlib|io|_io|codecs|shelve|sqlite3|zipimport|pkgutil|timeit|trace|pdb|bdb|cProfile|profile|doctest|platform|signal|resource|gc|logging|xmlrpc|telnetlib|commands|antigravity|site|idlelib|lib2to3|torch|torchvision)(?:\.|$)/.test(
    module,
  )
