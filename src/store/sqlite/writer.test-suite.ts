import { inventedClaim, inventedDocument, inventedEntity, participantOf } from '../invented.test-suite.ts';
import { openLedger } from './open.ts';

/**
 * A process that a test starts, and may kill: `FOLDER NAME COUNT` adds COUNT invented documents with three claims each
 * and prints the id of each document as soon as the ledger has acknowledged it.
 */
async function write(folder: string, name: string, count: number): Promise<void> {
  const ledger = openLedger(folder, { create: true });
  for (let index = 0; index < count; index++) {
    const text = `Report ${index} of ${name}: Orsolya Vantongeren met the Salt Guild. ${'Much more was said. '.repeat(200)}`;
    const document = inventedDocument(`${name}-${index}.txt`, text);
    await ledger.addDocument(document);
    process.stdout.write(`${document.id}\n`);
    const person = inventedEntity(document, 'person', ['Orsolya Vantongeren']);
    const claims = (['meeting', 'call', 'letter'] as const).map((mode) =>
      inventedClaim(document, 'met', { mode, actor: [participantOf(person)] }),
    );
    await ledger.putExtraction({ document, engine: 'invented-1', entities: [person], claims, tallies: [] });
  }
  await ledger.close();
}

const [folder, name, count] = process.argv.slice(2);
if (folder && name && count) await write(folder, name, Number(count));
