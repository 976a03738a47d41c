import { readArguments } from '../arguments.ts';
import type { Command, Entry } from '../command.ts';
import { Ends, EXIT } from '../command.ts';

const USAGE = `Usage: tandem completion bash|zsh|fish

Prints what makes the shell complete commands, flags and PDFs. In the shell's own start file:

  bash, zsh        source <(tandem completion bash)      (or zsh)
  fish             tandem completion fish | source`;

type Entries = Readonly<Record<string, Entry>>;

/** For these commands. */
export function completionOf(commands: Entries): Command {
  return { usage: USAGE, flags: {}, run: (argv) => run(argv, commands) };
}

/** Flags by command. */
type Vocabulary = Readonly<Record<string, readonly string[]>>;

const SCRIPTS: Readonly<Record<string, (words: Vocabulary, commands: Entries) => string>> = {
  bash,
  zsh,
  fish,
};

async function run(argv: readonly string[], commands: Entries): Promise<number> {
  const [shell = '', ...others] = readArguments(argv, {}).positionals;
  const script = Object.hasOwn(SCRIPTS, shell) && others.length === 0 ? SCRIPTS[shell] : undefined;
  if (script === undefined) {
    throw new Ends(EXIT.usage, `name a shell: ${Object.keys(SCRIPTS).join(', ')}`);
  }
  const words: Record<string, string[]> = {};
  for (const [name, { load }] of Object.entries(commands)) {
    words[name] = [...Object.keys((await load()).flags), 'help'].map((flag) => `--${flag}`);
  }
  process.stdout.write(script(words, commands));
  return EXIT.ok;
}

function bash(words: Vocabulary): string {
  const cases = Object.entries(words).map(([name, flags]) => `    ${name}) flags='${flags.join(' ')}' ;;`);
  return `_tandem() {
  local word=\${COMP_WORDS[COMP_CWORD]} flags=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${Object.keys(words).join(' ')}' -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) COMPREPLY=() ;;
  esac
}
complete -o bashdefault -o default -F _tandem tandem
`;
}

function zsh(words: Vocabulary): string {
  return `autoload -Uz bashcompinit && bashcompinit
${bash(words)}`;
}

function fish(words: Vocabulary, commands: Entries): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `complete -c tandem -n __fish_use_subcommand -a ${name} -d '${summary}'`,
  );
  for (const [name, flags] of Object.entries(words)) {
    for (const flag of flags) {
      lines.push(`complete -c tandem -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
