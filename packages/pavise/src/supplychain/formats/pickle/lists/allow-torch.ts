import type { AllowTable } from './allow-table.js'

const KINDS =
  'Float Double Half BFloat16 Byte Char Short Int Long Bool ComplexFloat ComplexDouble QInt8 QUInt8 QInt32 QUInt4x2 QUInt2x4 Quint8 Untyped Typed'
const STORAGES = KINDS.split(' ')
  .map((kind) => `${kind}Storage`)
  .join(' ')
const TENSORS = KINDS.split(' ')
  .map((kind) => `${kind}Tensor`)
  .join(' ')
const DTYPES = `float32 float float64 double float16 half bfloat16 uint8 int8 int16 short int32 int int64 long bool complex32 complex64 complex128 cfloat cdouble quint8 qint8
  qint32 quint4x2 quint2x4 uint16 uint32 uint64 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu float4_e2m1fn_x2 uint1 uint2
  uint3 uint4 uint5 uint6 uint7 int1 int2 int3 int4 int5 int6 int7 bits8 bits16 strided sparse_coo sparse_csr sparse_csc sparse_bsr sparse_bsc
  per_tensor_affine per_channel_affine per_tensor_symmetric per_channel_symmetric contiguous_format channels_last channels_last_3d preserve_format`

const FUNCTIONAL = `relu relu_ relu6 gelu silu mish elu selu celu leaky_relu leaky_relu_ softplus softsign softmax log_softmax sigmoid tanh hardtanh hardswish hardsigmoid logsigmoid
  glu threshold cross_entropy mse_loss l1_loss smooth_l1_loss nll_loss kl_div binary_cross_entropy binary_cross_entropy_with_logits normalize
  dropout interpolate avg_pool2d max_pool2d adaptive_avg_pool2d pad`

export const allowTorch: AllowTable = {
  torch: `${STORAGES} ${TENSORS} ${DTYPES} Tensor Size device dtype layout Generator:generator memory_format qscheme finfo iinfo
    relu tanh sigmoid softmax sin cos exp log sqrt abs add mul`,
  'torch._utils': `_rebuild_tensor:tensor _rebuild_tensor_v2:tensor _rebuild_tensor_v3:tensor _rebuild_parameter _rebuild_parameter_with_state
    _rebuild_qtensor _rebuild_sparse_tensor _rebuild_sparse_csr_tensor _rebuild_meta_tensor_no_storage _rebuild_nested_tensor
    _rebuild_device_tensor_from_numpy _rebuild_device_tensor_from_cpu_tensor _rebuild_xla_tensor _rebuild_wrapper_subclass:class`,
  'torch._tensor': '_rebuild_from_type_v2:function _rebuild_from_type:function Tensor',
  'torch.tensor': '_rebuild_from_type:function Tensor',
  'torch.nn.parameter': 'Parameter Buffer UninitializedParameter UninitializedBuffer',
  'torch.storage': '_load_from_bytes:bytes TypedStorage UntypedStorage _TypedStorage _UntypedStorage',
  'torch.serialization': '_get_layout:text StorageType',
  'torch.cuda': STORAGES,
  'torch._C': '_TensorBase dtype device layout Size Generator',
  'torch._C._nn': 'gelu silu mish elu leaky_relu hardtanh hardswish softplus log_sigmoid relu6',
  'torch.nn.functional': FUNCTIONAL.replace(/\S+/g, '$&:reference'),
  'torch.optim.lr_scheduler': `StepLR MultiStepLR ExponentialLR CosineAnnealingLR ReduceLROnPlateau CyclicLR OneCycleLR CosineAnnealingWarmRestarts LinearLR ConstantLR
    PolynomialLR LambdaLR MultiplicativeLR SequentialLR ChainedScheduler`,
  ...Object.fromEntries(
    'Adadelta Adagrad Adam Adamax AdamW ASGD LBFGS NAdam RAdam RMSprop Rprop SGD SparseAdam Adafactor'
      .split(' ')
      .map((name) => [`torch.optim.${name.toLowerCase()}`, name]),
  ),
  'torch.optim.optimizer': 'required _RequiredParameter',
  'torch.utils.hooks': 'RemovableHandle unserializable_hook',
  'torch.distributions.normal': 'Normal',
  'torch.distributions.constraints': '_Real _Positive _Simplex',
  'torch.autograd.variable': 'Variable',
  'torch.torch_version': 'TorchVersion',
  'torch.jit._pickle': `build_intlist build_tensorlist build_doublelist build_boollist build_tensor_from_id restore_type_tag`,
}
