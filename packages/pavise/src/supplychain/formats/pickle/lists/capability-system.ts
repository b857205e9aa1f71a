import type { CapabilityRow } from './capability-table.js'

/** What of the standard library reaches processes, native code, files and networks. */
export const capabilitySystem: readonly CapabilityRow[] = [
  {
    modules:
      'os posix nt ce subprocess pty tty popen2 commands posixfile _posixsubprocess multiprocessing.* _multiprocessing _winapi msvcrt _osx_support _aix_support _bootsubprocess _apple_support _android_support _ios_support pipes platform webbrowser antigravity _pyrepl.* cmd cgitb cgi wsgiref.* this',
    names: '*',
    capability: 'process',
    why: 'starts programs or reaches the operating system',
    advisories: ['GHSA-vqmv-47xg-9wpr', 'GHSA-r7v6-mfhq-g3m2', 'GHSA-g38g-8gr9-h9xp'],
  },
  {
    modules: 'uuid',
    names:
      '_get_command_stdout _popen _load_system_functions _ifconfig_getter _ip_getter _arp_getter _lanscan_getter _netstat_getter _ipconfig_getter _netbios_getter getnode main',
    capability: 'process',
    why: 'starts programs',
    advisories: ['GHSA-g38g-8gr9-h9xp', 'GHSA-5hwf-rc88-82xm'],
  },
  { modules: 'imaplib', names: 'IMAP4_stream', capability: 'process', why: 'starts a program', advisories: ['CVE-2026-56315'] },
  { modules: 'mailcap', names: '*', capability: 'process', why: 'runs the command of a mail type' },
  {
    modules: 'getpass curses.* _curses _curses_panel readline tkinter.* _tkinter Tkinter Tix',
    names: '*',
    capability: 'process',
    why: 'reaches the terminal or runs Tcl',
  },
  {
    modules:
      'ctypes.* _ctypes cffi.* dl _interpreters _xxsubinterpreters _xxinterpchannels _interpchannels _interpqueues _testcapi _testinternalcapi _testlimitedcapi _testbuffer _testmultiphase _testsinglephase _testclinic _testexternalinspection _remote_debugging _ctypes_test',
    names: '*',
    capability: 'native',
    why: 'calls native code or starts another interpreter',
    advisories: ['GHSA-4675-36f9-wf6r', 'GHSA-6ggj-6f2q-f7mx'],
  },
  {
    modules: 'mmap resource fcntl syslog termios crypt _crypt spwd pwd grp nis winreg _winreg winsound _wmi ossaudiodev linuxaudiodev',
    names: '*',
    capability: 'native',
    why: 'reaches the operating system',
  },
  {
    modules:
      'io _io _pyio shutil tempfile fileinput filecmp glob genericpath posixpath ntpath os.path macpath gzip bz2 lzma _bz2 _lzma zipfile.* tarfile zlib _compression compression.* mailbox netrc configparser plistlib sqlite3.* _sqlite3 tokenize token py_compile compileall gettext locale mimetypes csv _csv statvfs dircache wave aifc sunau sndhdr imghdr chunk uu binhex pathlib stat cookielib http.cookiejar',
    names: '*',
    capability: 'file',
    why: 'reads, writes or lists files',
  },
  { modules: 'argparse optparse getopt', names: '*', capability: 'file', why: 'opens files by its types and reads the command line' },
  {
    modules:
      'socket _socket ssl _ssl socketserver http.* urllib.* urllib urllib2 httplib ftplib smtplib smtpd poplib imaplib nntplib telnetlib xmlrpc.* xmlrpclib SimpleXMLRPCServer BaseHTTPServer SimpleHTTPServer SocketServer gopherlib robotparser select email.* xml.* pyexpat xdrlib',
    names: '*',
    capability: 'network',
    why: 'opens connections or reads documents from outside',
  },
]
