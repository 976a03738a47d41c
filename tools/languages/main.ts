import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../kit/project-root.ts';
import { languagesPage } from './page.ts';

writeFileSync(join(PROJECT_ROOT, 'docs/LANGUAGES.md'), languagesPage());
