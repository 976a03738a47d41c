import { checkHouse } from './check-house.ts';
import { HOUSE } from './house.ts';
import { readImports } from './imports.ts';
import { PROJECT_ROOT } from '../kit/project-root.ts';

const imports = readImports(PROJECT_ROOT, ['src', 'tools', 'test', 'ecosystem.config.ts']);
const violations = checkHouse(imports, HOUSE);
for (const violation of violations) console.error(violation);
if (violations.length === 0) {
  const open = HOUSE.exceptions.length;
  console.log(
    `${imports.arrows.length} imports among ${imports.files.length} files: no circle, none back up` +
      (open === 0 ? '' : `, ${open} known exceptions`),
  );
}
process.exitCode = violations.length === 0 ? 0 : 1;
