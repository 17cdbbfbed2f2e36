// SPDX-License-Identifier: Apache-2.0

/** What a shell is told of a command. */
export interface CompletedCommand {
  /** The command, and before it those that it stands below. */
  readonly words: readonly string[];
  readonly description: string;
  readonly options: readonly {
    readonly long: string;
    readonly description: string;
    readonly choices: readonly string[];
    readonly takesValue: boolean;
  }[];
  /** What its first argument can be; none if that can be anything. */
  readonly choices: readonly string[];
}

type Commands = readonly CompletedCommand[];

const pathOptions = new Set(["--dir", "--to"]);

/** A script for bash: `source <(turnspan completion bash)`. */
export function bashScript(commands: Commands): string {
  const cases = commands.map(
    (command) => `    ${quoted(command.words.join(" "))}) words=${quoted(wordsAfter(command, commands).join(" "))} ;;`,
  );
  return `# bash completion of turnspan
_turnspan() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path="" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      -*) break ;;
      *) path="\${path:+$path }$word" ;;
    esac
  done
  case $previous in
${valueCases(commands)}
  esac
  while :; do
    case $path in
    '') words=${quoted(firstWords(commands).join(" "))} ;;
${cases.join("\n")}
    *" "*) path=\${path% *}; continue ;;
    esac
    break
  done
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -F _turnspan turnspan
`;
}

function valueCases(commands: Commands): string {
  const byOption = new Map<string, readonly string[]>();
  for (const { options } of commands) {
    for (const { long, choices, takesValue } of options) if (takesValue) byOption.set(long, choices);
  }
  return [...byOption]
    .map(([long, choices]) => {
      if (choices.length > 0)
        return `    ${long}) COMPREPLY=($(compgen -W ${quoted(choices.join(" "))} -- "$current")); return ;;`;
      return pathOptions.has(long)
        ? `    ${long}) COMPREPLY=($(compgen -f -- "$current")); return ;;`
        : `    ${long}) return ;;`;
    })
    .join("\n");
}

/** A script for zsh: `turnspan completion zsh > ~/.zfunc/_turnspan`, a folder of `fpath`. */
export function zshScript(commands: Commands): string {
  const first = commands.filter(({ words }) => words.length === 1);
  const list = first.map(({ words, description }) => `    ${quoted(`${words.join(" ")}:${description}`)}`);
  const cases = commands.map((command) => {
    const specs = [
      ...command.options.map((option) => `      ${quoted(zshOption(option))}`),
      ...(argumentsOf(command, commands).length > 0
        ? [`      ${quoted(`1:argument:(${argumentsOf(command, commands).join(" ")})`)}`]
        : []),
      `      ${quoted("*: :_files")}`,
    ];
    return `    ${quoted(command.words.join(" "))})\n      shift ${command.words.length} words; (( CURRENT -= ${command.words.length} ))\n      _arguments \\\n${specs.map((spec) => spec.replace(/^ {6}/, "        ")).join(" \\\n")}\n      ;;`;
  });
  return `#compdef turnspan
# zsh completion of turnspan
_turnspan() {
  local -a commands
  commands=(
${list.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local two="\${words[2]} \${words[3]}" one="\${words[2]}" place
  case $two in
    ${
      commands
        .filter(({ words }) => words.length === 2)
        .map(({ words }) => quoted(words.join(" ")))
        .join("|") || "''"
    }) place=$two; (( CURRENT > 3 )) || place=$one ;;
    *) place=$one ;;
  esac
  case $place in
${cases.join("\n")}
  esac
}
_turnspan "$@"
`;
}

function zshOption({ long, description, choices, takesValue }: CompletedCommand["options"][number]): string {
  const text = description.replaceAll(/[[\]:]/g, " ");
  if (!takesValue) return `${long}[${text}]`;
  if (choices.length > 0) return `${long}[${text}]:value:(${choices.join(" ")})`;
  return `${long}[${text}]:value:${pathOptions.has(long) ? "_files" : " "}`;
}

/** A script for fish: `turnspan completion fish > ~/.config/fish/completions/turnspan.fish`. */
export function fishScript(commands: Commands): string {
  const names = firstWords(commands).join(" ");
  const lines = commands.flatMap((command) => {
    const [name = "", below] = command.words;
    const place =
      below === undefined
        ? `__fish_seen_subcommand_from ${name}`
        : `__fish_seen_subcommand_from ${name}; and __fish_seen_subcommand_from ${below}`;
    const own =
      below === undefined
        ? `complete -c turnspan -f -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${quoted(command.description)}`
        : `complete -c turnspan -f -n "__fish_seen_subcommand_from ${name}" -a ${below} -d ${quoted(command.description)}`;
    return [
      own,
      ...command.choices.map((choice) => `complete -c turnspan -f -n "${place}" -a ${quoted(choice)}`),
      ...command.options.map(({ long, description, choices, takesValue }) => {
        const value = takesValue ? (choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : " -r") : "";
        return `complete -c turnspan -n "${place}" -l ${long.slice(2)}${value} -d ${quoted(description)}`;
      }),
    ];
  });
  return `# fish completion of turnspan\n${lines.join("\n")}\n`;
}

function firstWords(commands: Commands): string[] {
  return [...new Set(commands.map(({ words }) => words[0] ?? ""))];
}

function argumentsOf(command: CompletedCommand, commands: Commands): string[] {
  const depth = command.words.length;
  const below = commands
    .filter(({ words }) => words.length === depth + 1 && command.words.every((word, index) => words[index] === word))
    .map(({ words }) => words.at(-1) ?? "");
  return [...below, ...command.choices];
}

function wordsAfter(command: CompletedCommand, commands: Commands): string[] {
  return [...argumentsOf(command, commands), ...command.options.map(({ long }) => long)];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
