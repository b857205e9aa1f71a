import type { CapabilityRow } from './capability-table.js'

/** Dangerous parts of packages that models are made with, and packages that do nothing but what a model has no use for. */
export const capabilityPackages: readonly CapabilityRow[] = [
  {
    modules: 'torch.* functorch.*',
    names: `PackageImporter PackageExporter GraphModule CompilationUnit RemoteModule PythonUDF GuardBuilder ShapeEnv ConfigModule CodeContext PyCodegen Library CppExtension
      CUDAExtension BuildExtension FileOpenerIterDataPipe HttpReaderIterDataPipe StreamReaderIterDataPipe SubprocessHandler FunctionalModule ScriptFunction
      ScriptModule RecursiveScriptModule PyTorchFileReader PyTorchFileWriter FileStore TCPStore Interpreter Tracer SubprocessContext ElasticAgent
      LazyModule OpOverload _OpNamespace _Ops _Classes`,
    capability: 'exec',
    why: 'compiles, loads or runs code, or starts processes',
    advisories: ['GHSA-86cj-95qr-2p4f', 'GHSA-f4x7-rfwp-v3xw', 'GHSA-vv6j-3g6g-2pvj', 'CVE-2024-48063'],
  },
  {
    modules:
      'numpy.f2py.* numpy.distutils.* numpy.testing.* numpy.core.tests.* numpy.tests.* numpy.conftest numpy.typing.mypy_plugin numpy.ma.testutils numpy.ma.bench',
    names: '*',
    capability: 'exec',
    why: 'evaluates text, builds native code or starts programs',
    advisories: ['GHSA-r8g5-cgf2-4m4m'],
  },
  { modules: 'numpy.ctypeslib.*', names: '*', capability: 'native', why: 'loads native libraries' },
  {
    modules: 'numpy numpy.lib.* numpy.core.* numpy._core.* numpy.compat.* numpy.ma.* numpy.matrixlib.* numpy.rec',
    names:
      'load loads save savez savez_compressed savetxt loadtxt genfromtxt fromfile tofile fromregex recfromtxt recfromcsv ndfromtxt mafromtxt memmap open_memmap DataSource Repository NpzFile read_array write_array open _open zipfile_factory fromstring fromfile ndarray.tofile BagObj',
    capability: 'file',
    why: 'reads or writes files',
    advisories: ['CVE-2019-6446'],
  },
  {
    modules: 'numpy numpy.lib.* numpy.core.* numpy._core.* numpy.ma.*',
    names:
      'vectorize apply_along_axis apply_over_axes frompyfunc fromfunction fromiter piecewise select nditer errstate seterrcall set_printoptions set_string_function printoptions source info lookfor safe_eval who deprecate bmat mask_indices setbufsize set_numeric_ops asmatrix matrix_eval _convert_from_string',
    capability: 'exec',
    why: 'calls a function or evaluates text that it is given',
  },
  {
    modules: 'joblib.*',
    names: '*',
    capability: 'unpickle',
    why: 'loads pickles, caches files or starts processes',
    advisories: ['CVE-2024-34997'],
  },
  {
    modules:
      'sklearn.datasets.* sklearn.externals.* sklearn.utils._testing sklearn.utils.testing sklearn.tests.* sklearn.conftest sklearn._build_utils.* sklearn.setup sklearn.utils._show_versions sklearn.show_versions',
    names: '*',
    capability: 'file',
    why: 'reads files, fetches data or runs test code',
  },
  {
    modules:
      'scipy.io.* scipy.datasets.* scipy.misc.* scipy.weave.* scipy._lib._testutils scipy._lib._ccallback scipy.conftest scipy._build_utils.*',
    names: '*',
    capability: 'file',
    why: 'reads files, fetches data or builds native code',
  },
  {
    modules: 'pandas.io.*',
    names: '*',
    capability: 'file',
    why: 'reads or writes files and addresses',
  },
  {
    modules: 'pandas pandas.core.*',
    names:
      'eval query read_pickle read_csv read_table read_fwf read_excel read_json read_html read_xml read_hdf read_parquet read_feather read_orc read_sas read_spss read_sql read_sql_query read_sql_table read_gbq read_stata read_clipboard to_pickle to_csv HDFStore ExcelFile ExcelWriter test show_versions Expr Term',
    capability: 'exec',
    why: 'evaluates text or reads files and addresses',
  },
  {
    modules: 'pandas.core.computation.* pandas._testing.* pandas.testing pandas.util.* pandas.tests.* pandas.conftest',
    names: '*',
    capability: 'exec',
    why: 'evaluates text or runs test code',
  },
  {
    modules:
      'torch.utils.bottleneck.* torch.utils.collect_env torch.utils.cpp_extension torch.utils._cpp_extension_versioner torch.utils.data.datapipes.* torch.utils.hipify.* torch.utils.benchmark.* torch.utils.model_dump.* torch.utils.show_pickle torch.utils._config_module torch.utils.dlpack torch.utils._strobelight.* torch.utils.tensorboard.* torch._dynamo.* torch._inductor.* torch._functorch.* torch._export.* torch._library.* torch._lazy.* torch.fx.* torch.jit.* torch.hub torch.package.* torch.distributed.* torch.multiprocessing.* torch.testing.* torch.export.* torch.onnx.* torch.compiler.* torch.profiler.* torch.autograd.profiler.* torch._ops torch.ops.* torch._classes torch._C.* torch._utils_internal torch._appdirs torch._guards torch._jit_internal torch._sources torch.cuda.* torch.backends.* torch.library torch.overrides torch.contrib.* torch.ao.ns.* torch._vendor.* torch._deploy torch.serialization torch.storage torch.torch_version torch.utils.data.dataloader torch.utils.data._utils.* torch.utils.weak torch.utils.checkpoint torch.utils.file_baton torch.utils.mobile_optimizer torch.utils.throughput_benchmark torch.utils.viz.* torch.utils.backcompat.* torch.utils.bundled_inputs torch.utils._sympy.* torch.utils._python_dispatch torch._weights_only_unpickler torch._namedtensor_internals torch._tensor_docs torch._torch_docs torch.types torch.random torch._custom_op.* torch._custom_ops torch._prims.* torch._refs.* torch._decomp.* torch._subclasses.* torch.func.* torch.masked.* torch.monitor.* torch.nested.* torch.sparse.* torch.special.* torch.fft.* torch.linalg.*',
    names: '*',
    functionsOnly: true,
    capability: 'exec',
    why: 'compiles, loads or runs code, or starts processes',
    advisories: [
      'GHSA-4r9r-ch6f-vxmx',
      'GHSA-86cj-95qr-2p4f',
      'GHSA-f4x7-rfwp-v3xw',
      'GHSA-f745-w6jp-hpxx',
      'GHSA-h3qp-7fh3-f8h4',
      'GHSA-vr7h-p6mm-wpmh',
      'GHSA-vv6j-3g6g-2pvj',
      'CVE-2024-5480',
      'CVE-2024-48063',
      'CVE-2022-45907',
    ],
  },
  {
    modules: 'torch',
    names:
      'load save hub ops classes compile jit package from_file load_library _import_dotted_name import_ir_module utils multiprocessing distributed serialization storage os sys',
    capability: 'unpickle',
    why: 'loads pickles, files or code',
  },
  {
    modules: 'tensorflow.* keras.* tf_keras.* tensorflow_hub.* tensorflow_datasets.*',
    names:
      'load_model load_weights load read_file write_file py_func py_function numpy_function load_op_library load_library get_file deserialize from_config model_from_json model_from_yaml model_from_config Lambda TorchModuleWrapper GFile FileIO copy remove rename rmtree makedirs mkdir unpickle_model deserialize_keras_object enable_unsafe_deserialization func_load func_dump convert save extract_archive unpack_singleton',
    capability: 'exec',
    why: 'loads code, models or files',
    advisories: ['CVE-2024-3660', 'CVE-2025-1550'],
  },
  {
    modules:
      'dill.* cloudpickle.* joblib.externals.* jsonpickle.* klepto.* fickling.* picklescan.* modelscan.* modelaudit.* pathos.* multiprocess.* ppft.* srsly.* serpent.* Pyro4.* Pyro5.* rpyc.* execnet.* zerorpc.*',
    names: '*',
    capability: 'unpickle',
    why: 'loads code or pickles, or runs tasks',
  },
  {
    modules:
      'ray.* pyspark.* dask.* distributed.* mpi4py.* marshmallow.* skops.* hummingbird.* mlflow.* bentoml.* cortex.* kfp.* metaflow.* prefect.* airflow.* luigi.* celery.* huey.* rq.* dramatiq.* apscheduler.*',
    names: '*',
    functionsOnly: true,
    capability: 'unpickle',
    why: 'loads code or pickles, or runs tasks',
  },
  {
    modules:
      'requests.* httpx.* aiohttp.* urllib3.* httplib2.* pycurl.* curl_cffi.* websocket.* websockets.* tornado.* twisted.* flask.* django.* fastapi.* starlette.* uvicorn.* gunicorn.* werkzeug.* bottle.* cherrypy.* sanic.* selenium.* playwright.* pyppeteer.* scrapy.* mechanize.* feedparser.* boto.* boto3.* botocore.* s3fs.* gcsfs.* adlfs.* fsspec.* smart_open.* sqlalchemy.* pymysql.* MySQLdb.* psycopg.* psycopg2.* asyncpg.* pymongo.* redis.* aioredis.* elasticsearch.* kafka.* pika.* zmq.* grpc.* ftputil.* pysftp.* paramiko.* asyncssh.* telnetlib3.* dns.* scapy.* impacket.* nltk.downloader gdown.* wget.* kaggle.* openai.* anthropic.* slack_sdk.* discord.* telegram.* smtplib2.* imapclient.* exchangelib.* dropbox.* git.* dulwich.* hg.* pygit2.* github.* gitlab.*',
    names: '*',
    capability: 'network',
    why: 'opens connections',
  },
  {
    modules: 'gradio.* streamlit.* google.cloud.* azure.* huggingface_hub.* datasets.* modelscope.* wandb.* comet_ml.* neptune.* bs4.*',
    names: '*',
    functionsOnly: true,
    capability: 'network',
    why: 'opens connections',
  },
  {
    modules:
      'fabric.* fabric2.* invoke.* pexpect.* ptyprocess.* winpty.* sh.* plumbum.* envoy.* sarge.* delegator.* IPython.* ipykernel.* jupyter_client.* jupyter_core.* notebook.* nbconvert.* nbformat.* papermill.* ansible.* salt.* docker.* kubernetes.* pywin32.* win32api.* win32com.* win32con.* win32process.* pythoncom.* pythonwin.* pyautogui.* pynput.* keyboard.* mouse.* fire.* docopt.* cement.* nose.* pytest.* _pytest.* tox.* nox.* coverage.* mypy.* pylint.* flake8.* black.* isort.* conda.* mamba.* poetry.* pipenv.* pipx.* uv.* twine.* hatchling.* flit.* cookiecutter.* mako.* chameleon.* genshi.* asteval.* simpleeval.* js2py.* execjs.* dukpy.* lupa.* rpy2.* oct2py.* jpype.* py4j.* jnius.* pyjnius.* clr.* pythonnet.* xonsh.* bpython.* ptpython.* pudb.* ipdb.* pydevd.* debugpy.* supervisor.* daemon.* pyinotify.*',
    names: '*',
    capability: 'process',
    why: 'runs programs or code',
  },
  {
    modules:
      'cython.* Cython.* pyximport.* llvmlite.* pycuda.* pyopencl.* cupy.cuda.* cupyx.* triton.* tvm.* torch_xla.* pybind11.* cppyy.* swig.* nuitka.* PyInstaller.* py2exe.* theano.* aesara.* pytensor.* onnxruntime.* tensorrt.* openvino.* ctypesgen.* _cffi_backend',
    names: '*',
    capability: 'native',
    why: 'loads or compiles native code',
  },
  {
    modules: 'sympy.*',
    names: 'sympify parse_expr S lambdify eval_expr preview parse_latex autowrap ufuncify compile_module evaluatef',
    capability: 'exec',
    why: 'evaluates text',
  },
  {
    modules:
      'psutil.* click.* typer.* hypothesis.* jinja2.* RestrictedPython.* numexpr.* watchdog.* yaml.* ruamel.* oyaml.* toml.* pytoml.* commentjson.* hjson.* omegaconf.* hydra.* anyconfig.* dynaconf.* confuse.* gin.* sacred.*',
    names: '*',
    functionsOnly: true,
    capability: 'exec',
    why: 'builds objects from text',
  },
  {
    modules:
      'lxml.* html5lib.* xmltodict.* openpyxl.* xlrd.* xlwt.* h5py.* tables.* netCDF4.* zarr.* pyarrow.fs pyarrow.parquet.* pyarrow.csv pyarrow.dataset pyarrow.feather pyarrow.plasma.* PIL.Image PIL.ImageShow PIL.ImageGrab PIL.EpsImagePlugin imageio.* cv2.* skimage.io.* soundfile.* librosa.* torchaudio.* torchvision.io.* torchvision.datasets.* torchtext.* nltk.data nltk spacy.util spacy gensim.utils gensim.models.utils_any2vec py7zr.* rarfile.* patoolib.* send2trash.* shutilwhich.* path.* pathlib2.* unipath.* appdirs.* platformdirs.*',
    names: '*',
    functionsOnly: true,
    capability: 'file',
    why: 'reads or writes files',
  },
  {
    modules:
      'transformers.* sentence_transformers.* diffusers.* peft.* accelerate.* timm.* ultralytics.* fairseq.* flair.* allennlp.* fastai.* pytorch_lightning.* lightning.* autogluon.* h2o.* pycaret.* tpot.*',
    names:
      'from_pretrained pipeline get_class_from_dynamic_module get_class_in_module get_cached_module_file load load_model torch_load load_learner load_from_checkpoint create_model load_checkpoint import_user_module download cached_path custom_object_save attempt_load PreTrainedModel.from_pretrained load_file_from_url',
    capability: 'import',
    why: 'loads models or code',
  },
]
