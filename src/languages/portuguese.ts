import type { Language } from './language.ts';
import { asWritten } from './words.ts';

export const PORTUGUESE: Language = {
  code: 'pt',
  otherCodes: null,
  name: 'Portuguese',
  scripts: null,
  commonWords:
    'de que não um para com uma os no se na por mais as dos como mas foi ao ele das tem seu sua ou ser quando muito nos já está também pelo pela',
  joinedLetters:
    'ativo afiado afim afinal afinar afirmar afligir afluente artificial atitude bibliografia científico certificado ' +
    'classificar confiança confiar configuração confirmar conflito desafio deficiência definição definir definitivo ' +
    'desfile dificuldade eficaz eficiente específico especificar existir ficar fiação ficção ficha fiel figura fila ' +
    'filha filho filme filosofia filtro fim final finalmente finanças fingir fino fio firma firme fiscal fita fixar ' +
    'fixo flauta flecha flexível flor floresta flutuar fluxo fluente fotografia gráfico identificar infinito ' +
    'influência justificar magnífico modificar motivo nativo oficial oficina partido partir pacífico perfil petição ' +
    'política prefixo prático profissão profissional refinar refletir reflexo rifle significado significar ' +
    'simplificar sofisticado suficiente tinha tinta tipo tirar tive último utilizar verificar',
  recognition: null,
  voices: { tag: null, nearest: (region) => (region === 'BR' ? 'BR' : 'PT') },
  structure: {
    chapter: 'capítulo',
    part: 'parte|livro|volume',
    appendix: 'apêndice|anexo',
    chapterLabel: null,
    numbers:
      'um|primeir[ao] dois|segund[ao] três|terceir[ao] quatro|quart[ao] cinco|quint[ao] seis|sext[ao] ' +
      'sete|sétim[ao] oito|oitav[ao] nove|non[ao] dez|décim[ao] onze doze',
    largerNumbers: null,
    unnumbered: 'introdução|prefácio|prólogo|epílogo|posfácio|agradecimentos',
    page: 'página',
    contents: 'índice|sumário',
    index: 'índice remissivo',
    references: 'referências(?: bibliográficas)?|bibliografia',
    notes: 'notas',
    figure: 'figura|gráfico|mapa',
    table: 'tabela|quadro',
    untitled: null,
  },
  apparatus: {
    of: 'de',
    rights: 'direitos reservados',
    see: null,
    leadIn: null,
    particles: 'da|de',
    and: 'e',
    or: 'ou',
    etAl: null,
    unpublished: null,
    source: null,
    place: 'p\\.',
    needsCitation: null,
    otherwise: null,
  },
  spelling: {
    oneLetterWords: 'AO',
    afterInitialI: null,
    ordinalEndings: null,
    smallInTitles: null,
    hyphens: null,
  },
  sentences: null,
  abbreviations: [
    ...asWritten('name', 'Sr. Sra. Srs. Dr. Dra. Prof. Profa. Eng.'),
    ...asWritten('number', 'p. pp. pág. págs. fig. figs. vol. n. núm. cap. art.'),
    ...asWritten('inside', 'cf. p.ex. ex. aprox. av. ed. eds.'),
    ...asWritten(
      'end',
      'etc. a.C. d.C. S.A. Ltda. jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.',
    ),
  ],
  spoken: null,
};
