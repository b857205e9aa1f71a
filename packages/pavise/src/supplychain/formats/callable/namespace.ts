/** Modules of the standard library and of installers that run, load, fetch or evaluate. A model has no reason to name them. */
const SYSTEM =
  /^(?:builtins|__builtin__|__builtins__|__main__|os|posix|posixpath|nt|ntpath|sys|subprocess|_posixsubprocess|popen2|commands|shutil|socket|_socket|socketserver|ssl|http|urllib\d?|requests|httpx|aiohttp|ftplib|smtplib|poplib|imaplib|nntplib|telnetlib|xmlrpc|ctypes|_ctypes|cffi|importlib|imp|runpy|code|codeop|pty|tty|pickle|_pickle|cPickle|pickletools|dill|cloudpickle|marshal|types|inspect|operator|_operator|functools|itertools|pip|setuptools|distutils|ensurepip|venv|webbrowser|multiprocessing|_winapi|threading|_thread|asyncio|concurrent|tempfile|io|_io|codecs|shelve|dbm|sqlite3|zipimport|zipfile|tarfile|pkgutil|pydoc|timeit|trace|pdb|bdb|cProfile|profile|doctest|platform|signal|resource|gc|atexit|logging|site|sitecustomize|idlelib|lib2to3|antigravity|ast|symtable|dis|cgi|cgitb|wsgiref|fileinput|glob|pathlib|linecache|mmap|fcntl|winreg|msvcrt|crypt|getpass|pexpect|paramiko|fabric|invoke|sh|plumbum|nose|pytest|py|joblib)(?:\.|$)/

/** Plain values and containers of `builtins` and its neighbours: nothing happens when they are built. */
const PLAIN =
  /^(?:builtins\.(?:int|float|str|bool|bytes|bytearray|complex|list|dict|tuple|set|frozenset|slice|range|object|NoneType|len|sum|min|max|abs|round|sorted|zip|enumerate|reversed)|collections\.\w+|datetime\.\w+|decimal\.\w+|fractions\.\w+|uuid\.UUID|functools\.partial|pathlib\.(?:Pure\w*Path|Path)|re\._?compile|itertools\.(?:chain|product|repeat|count)|operator\.(?:itemgetter|add|mul|sub)|types\.SimpleNamespace|logging\.(?:getLogger|INFO|DEBUG|WARNING|Formatter))$/

/** Functions of machine-learning packages that load code or pickles, run programs, or fetch. */
const LOADING =
  /^(?:torch\.(?:load|hub\.\w+|package\.\S+|jit\.load|utils\.(?:cpp_extension|bottleneck|collect_env|data\.datapipes)\S*|ops\.load_library|classes\.load_library|serialization\.\w+|distributed\.(?:run|launch)\S*|_inductor\.codecache\.\S+|_dynamo\.\S*eval\S*)|numpy\.(?:load|save\w*|fromfile|loadtxt|genfromtxt|memmap|f2py\.\S+|testing\.\S+|distutils\.\S+|lib\.npyio\.\S+|ctypeslib\.\S+)|pandas\.(?:read_\w+|io\.\S+|eval)|hydra\.utils\.(?:get_\w+|call|instantiate)|omegaconf\.OmegaConf\.(?:load|save)|keras\.(?:utils\.get_file|models\.load_model|saving\.\S+|config\.\S+)|tensorflow\.(?:io\.\S+|py_function|numpy_function|load_library|load_op_library|saved_model\.load|keras\.utils\.get_file)|transformers\.(?:dynamic_module_utils\.\S+|utils\.hub\.\S+)|datasets\.load\S*|huggingface_hub\.\S+|sklearn\.(?:datasets\.\S+|utils\.\S*parallel\S*)|scipy\.io\.\S+|scipy\._lib\.\S+|mlflow\.(?:projects\.\S+|pyfunc\.load_model|\S*run\S*)|nltk\.(?:data|download)\S*|joblib\.\S+|fsspec\.\S+|smart_open\.\S+|boto3\.\S+|\S+\.(?:system|popen|exec|eval|execfile|import_module|check_output|check_call|getoutput|spawn|fork|Popen|CDLL))$/

export type Standing = 'plain' | 'system' | 'loading' | 'dunder' | 'other'

/** What kind of thing a dotted Python name is. `subprocess.run` is the system's, `torch.hub.load` loads, `torch.nn.Linear` is another. */
export function standingOf(dotted: string): Standing {
  if (PLAIN.test(dotted)) return 'plain'
  if (/(?:^|\.)__\w+__(?:\.|$)/.test(dotted)) return 'dunder'
  if (SYSTEM.test(dotted)) return 'system'
  return LOADING.test(dotted) ? 'loading' : 'other'
}

/** Packages that models are built from. Their classes are what a configuration is expected to name. */
export const isModelPackage = (dotted: string): boolean =>
  /^(?:torch|torchvision|torchaudio|torchtext|torchmetrics|torch_geometric|torch_scatter|pytorch_lightning|lightning|lightning_fabric|transformers|diffusers|accelerate|peft|trl|bitsandbytes|sentence_transformers|tokenizers|timm|monai|nemo|megatron|modelopt|apex|transformer_engine|hydra|omegaconf|numpy|scipy|pandas|sklearn|xgboost|lightgbm|catboost|jax|jaxlib|flax|optax|haiku|equinox|keras|tf_keras|keras_hub|keras_nlp|keras_cv|tensorflow|tensorflow_addons|onnxruntime|optimum|fairseq|fairseq2|speechbrain|espnet\d?|detectron2|mmcv|mmdet|mmengine|mmseg|ultralytics|kornia|albumentations|einops|xformers|flash_attn|vllm|open_clip|clip|audiocraft|whisper|deepspeed|gpytorch|pyro|botorch|skorch|imblearn|statsmodels|prophet|spacy|thinc|gensim|flair|stanza|allennlp|rl_games|stable_baselines3|gymnasium|nvidia|cosmos\w*|ldm|sgm|taming|datasets|evaluate|wandb|mlflow|skops|quantile_forest|colpali_engine|pylate|model2vec|setfit)(?:\.|$)/.test(
    dotted,
  )
