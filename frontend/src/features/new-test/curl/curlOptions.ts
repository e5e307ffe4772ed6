/** What an option of curl means for a target. Curl's other options do not affect the request. */
export type Meaning =
  | 'method' | 'url' | 'header' | 'data' | 'rawData' | 'urlencoded' | 'json' | 'query' | 'user' | 'bearer' | 'agent'
  | 'cookie' | 'referer' | 'range' | 'maxTime' | 'maxRedirects' | 'form' | 'upload' | 'config'

/** Relevant options with a value, by all of their names. */
const meanings: Record<string, Meaning> = {
  '-X': 'method', '--request': 'method',
  '--url': 'url',
  '-H': 'header', '--header': 'header',
  '-d': 'data', '--data': 'data', '--data-ascii': 'data', '--data-binary': 'data', '--data-raw': 'rawData',
  '--data-urlencode': 'urlencoded', '--json': 'json', '--url-query': 'query',
  '-u': 'user', '--user': 'user', '--oauth2-bearer': 'bearer',
  '-A': 'agent', '--user-agent': 'agent',
  '-b': 'cookie', '--cookie': 'cookie',
  '-e': 'referer', '--referer': 'referer',
  '-r': 'range', '--range': 'range',
  '-m': 'maxTime', '--max-time': 'maxTime',
  '--max-redirs': 'maxRedirects',
  '-F': 'form', '--form': 'form', '--form-string': 'form',
  '-T': 'upload', '--upload-file': 'upload',
  '-K': 'config', '--config': 'config',
}

/** Options for the response or the terminal, which make no difference to the target. */
const quietWithValue =
  '-o --output --output-dir -w --write-out -D --dump-header -c --cookie-jar --create-file-mode --stderr --trace --trace-ascii' +
  ' --trace-config --libcurl --max-filesize -C --continue-at --retry --retry-delay --retry-max-time --connect-timeout' +
  ' --parallel-max --rate --keepalive-time --happy-eyeballs-timeout-ms --expect100-timeout --etag-save --alt-svc --hsts' +
  ' -y --speed-time -Y --speed-limit --limit-rate --noproxy --proto --proto-default --proto-redir'
const quietSwitches =
  '-s --silent -S --show-error -v --verbose -i --include --show-headers -f --fail --fail-with-body --fail-early -L --location' +
  ' -O --remote-name --remote-name-all -J --remote-header-name -R --remote-time -# --progress-bar --no-progress-meter' +
  ' -N --no-buffer --styled-output --create-dirs --remove-on-error --no-clobber -q --disable -g --globoff --path-as-is' +
  ' -Z --parallel --parallel-immediate --retry-all-errors --retry-connrefused --trace-time --trace-ids --tcp-nodelay' +
  ' --raw --xattr --ssl-no-revoke --basic --no-keepalive --keepalive --disallow-username-in-url'

/** Other options with a value; the word after them is not a URL. */
const otherWithValue =
  '--abstract-unix-socket --aws-sigv4 --cacert --capath -E --cert --cert-type --ciphers --connect-to --crlfile --curves' +
  ' --delegation --dns-interface --dns-ipv4-addr --dns-ipv6-addr --dns-servers --doh-url --ech --egd-file --engine' +
  ' --etag-compare --ftp-account --ftp-alternative-to-user --ftp-method -P --ftp-port --ftp-ssl-ccc-mode --haproxy-clientip' +
  ' -h --help --hostpubmd5 --hostpubsha256 --interface --ip-tos --ipfs-gateway --keepalive-cnt --key --key-type --krb' +
  ' --local-port --login-options --mail-auth --mail-from --mail-rcpt --netrc-file --pass --pinnedpubkey --preproxy -x --proxy' +
  ' --proxy-cacert --proxy-capath --proxy-cert --proxy-cert-type --proxy-ciphers --proxy-crlfile --proxy-header --proxy-key' +
  ' --proxy-key-type --proxy-pass --proxy-pinnedpubkey --proxy-service-name --proxy-tls13-ciphers --proxy-tlsauthtype' +
  ' --proxy-tlspassword --proxy-tlsuser -U --proxy-user --proxy1.0 --pubkey -Q --quote --random-file --request-target --resolve' +
  ' --sasl-authzid --service-name --socks4 --socks4a --socks5 --socks5-gssapi-service --socks5-hostname -t --telnet-option' +
  ' --tftp-blksize -z --time-cond --tls-max --tls13-ciphers --tlsauthtype --tlspassword --tlsuser --unix-socket --variable' +
  ' --vlan-priority'

const quiet = new Set(`${quietWithValue} ${quietSwitches}`.split(' '))
const withValue = new Set([...Object.keys(meanings), ...`${quietWithValue} ${otherWithValue}`.split(' ')])

export function meaningOf(option: string): Meaning | undefined {
  return Object.hasOwn(meanings, option) ? meanings[option] : undefined
}

export function takesValue(option: string): boolean {
  return withValue.has(option)
}

export function isQuiet(option: string): boolean {
  return quiet.has(option)
}

/** Splits options that curl allows in one word, -XPOST and -sSk, and also --name=value, which people write as well. */
export function separate(word: string): string[] {
  const long = /^(--[a-z0-9.-]+)=([\s\S]*)$/.exec(word)
  if (long && takesValue(long[1] ?? '')) {
    return [long[1] ?? '', long[2] ?? '']
  }
  if (!/^-[A-Za-z0-9#:]./.test(word)) {
    return [word]
  }
  const option = word.slice(0, 2)
  return takesValue(option) ? [option, word.slice(2)] : [option, ...separate(`-${word.slice(2)}`)]
}
