import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether the packages in node_modules are those of package-lock.json. npm notes what it installed in
 * node_modules/.package-lock.json, so contents are compared and not times, which a checkout changes.
 */
export function packagesAreInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const found = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !found || !existsSync(ownNode(root))) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = found[path];
    return there ? there.version === entry.version : entry.optional === true || entry.peer === true;
  });
}

/** The Node that the repository brings along as an npm package. */
export function ownNode(root) {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(root, 'node_modules', 'node', 'bin', binary);
}

/** Installs the packages of package-lock.json. Throws Error with one sentence for the user when that fails. */
export function installPackages(root) {
  console.error('Installing packages (once; about half a minute) ...');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    // The postinstall of onnxruntime-node would fetch GPU libraries that Hearsay does not use.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip', NODE_ENV: 'development' },
  });
  if (run.error)
    throw new Error(`npm could not be started (${run.error.message}); install Node.js 20 or newer with npm.`);
  if (run.status === 0 && (existsSync(ownNode(root)) || placeOwnNode(root))) return;
  const said = `${run.stdout}\n${run.stderr}`.trim().split('\n').slice(0, 12).join('\n');
  throw new Error(
    `${said}\nThe packages could not be installed: "npm ci" failed as shown above; check the connection and try again.`,
  );
}

/** Does what the install script of the package `node` does, for a npm that is set to run no install scripts. */
function placeOwnNode(root) {
  const folder = join(root, 'node_modules', 'node');
  const env = { ...process.env, npm_config_ignore_scripts: 'false' };
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, env });
  return existsSync(ownNode(root));
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
