import { testSpoken } from './spoken-examples.ts';

testSpoken('pt', {
  'ranges, lives, fractions, units and the abbreviations of dictionaries': [
    [
      'João Silva (* 1850, † 1910), das 9h30–17h.',
      'João Silva (nascido em 1850, morto em 1910), das 9 horas e 30 a 17 horas.',
    ],
    [
      'Mede 3 × 4 m, 3/8, 50 hab./km², 2 col. sopa.',
      'Mede 3 por 4 metros, três oitavos, 50 habitantes por quilômetro quadrado, duas colheres de sopa.',
    ],
    [
      'A Srta. Reis, o Ten.-Cel. Ruiz, S. M. o rei.',
      'A Senhorita Reis, o tenente-coronel Ruiz, Sua Majestade o rei.',
    ],
    ['A v. 2.1, c/ 13 navios, fá♯.', 'A versão 2 ponto 1, com 13 navios, fá sustenido.'],
  ],
  'títulos e abreviaturas': [
    ['O sr. Silva e a Sra. Lima.', 'O senhor Silva e a Senhora Lima.'],
    ['A Dr.ª Ana e o Prof. Dr. Costa.', 'A Doutora Ana e o Professor Doutor Costa.'],
    ['Exmo. Sr. Silva, V. Ex.ª sabe.', 'excelentíssimo Senhor Silva, Vossa Excelência sabe.'],
    ['O cap. Nemo, no cap. 5.', 'O capitão Nemo, no capítulo 5.'],
    ['Veja a pág. 12, pp. 12-15 e a fig. 3.', 'Veja a página 12, páginas 12 a 15 e a figura 3.'],
    ['O n.º 5, o nº 6 e os n.os 7 e 8.', 'O número 5, o número 6 e os números 7 e 8.'],
    ['P. ex. isto, etc. e tal, cf. Silva.', 'Por exemplo isto, etc. e tal, confira Silva.'],
    ['Em 44 a.C. e 50 d. C. em Roma.', 'Em 44 antes de Cristo e 50 depois de Cristo em Roma.'],
    ['Na Av. Paulista e na R. Augusta, 1200.', 'Na Avenida Paulista e na rua Augusta, 1200.'],
    ['Lê R. Silva, de D. H. Lawrence, e S. Costa.', 'Lê R Silva, de D. H. Lawrence, e S. Costa.'],
    ['Vive em S. Paulo com D. Maria e D. João.', 'Vive em São Paulo com dona Maria e dom João.'],
    ['Sal q.b. e azeite.', 'Sal quanto baste e azeite.'],
  ],
  'números romanos': [
    ['No capítulo I e no cap. IV, vol. II.', 'No capítulo 1 e no capítulo 4, volume 2.'],
    ['D. João VI e D. Maria I.', 'dom João sexto e dona Maria primeira.'],
    ['Luís XIV, Isabel II e Pio X.', 'Luís 14, Isabel segunda e Pio décimo.'],
    ['No séc. XIX e no séc. V.', 'No século XIX e no século quinto.'],
    ['Nos séculos IV e V, no século I.', 'Nos séculos quarto e quinto, no século primeiro.'],
    ['A II Guerra Mundial e o II Império.', 'A segunda Guerra Mundial e o segundo Império.'],
    ['A XII dinastia e o XV Congresso.', 'A 12ª dinastia e o 15º Congresso.'],
    ['O inciso I do art. 5º, § 1º.', 'O inciso 1 do artigo 5º, parágrafo 1º.'],
    ['Malcolm X misturou o MIX com a vitamina C.'],
  ],
  ordinais: [
    ['O 1º lugar, a 2ª volta e o 25º dia.'],
    ['Na 3.ª edição, no 1.º andar.', 'Na 3ª edição, no 1º andar.'],
    ['Em 2° lugar, com 20° à sombra.', 'Em 2º lugar, com 20° à sombra.'],
  ],
  'datas e horas': [
    ['Em 3/4/2021 e 13.5.1917.', 'Em 3 de abril de 2021 e 13 de maio de 1917.'],
    ['Em 1/5/2020 e a 1° de maio.', 'Em primeiro de maio de 2020 e a primeiro de maio.'],
    ['A 12 de out. de 1822.', 'A 12 de outubro de 1822.'],
    ['Às 23h40 e às 7h.', 'Às 23 horas e 40 e às 7 horas.'],
    ['À 1h, às 2h e às 22h30min.', 'À uma hora, às duas horas e às vinte e duas horas e 30.'],
    ['Das 14:00 às 15.30.', 'Das 14 horas às 15 e 30.'],
    ['Às 5 p.m. e às 10 a.m.', 'Às 5 da tarde e às 10 da manhã.'],
    ['Na versão 7.05, por 3.500 casas.', 'Na versão 7 ponto 05, por 3 mil e quinhentas casas.'],
    ['De 1914–18.', 'De 1914 a 1918.'],
  ],
  'dinheiro e medidas': [
    ['Custa R$ 3,50 ou 3,50 €.', 'Custa 3 reais e 50 centavos ou 3 euros e 50.'],
    ['Custa US$ 5, R$ 5 mil e R$ 1,5 milhão.', 'Custa 5 dólares, 5 mil reais e 1,5 milhão de reais.'],
    ['Perdeu € 5 mil milhões e R$ 10 mi.', 'Perdeu 5 mil milhões de euros e 10 milhões de reais.'],
    ['A 100 km/h, em 9,58 s.', 'A 100 quilômetros por hora, em 9,58 segundos.'],
    ['Com 3 mg/l a 20 °C.', 'Com 3 miligramas por litro a 20 graus Celsius.'],
    ['½ xícara, 1 ½ xícara de leite e ½ l.', 'meia xícara, uma xícara e meia de leite e meio litro.'],
    ['3/4 de xícara e ¼ l.', 'três quartos de xícara e um quarto de litro.'],
    ['Ganhou por 3:1, segundo João 3:1.', 'Ganhou por 3 a 1, segundo João 3, 1.'],
    ['x² ≥ 2, 10⁻³, −5.', 'x ao quadrado maior ou igual a 2, 10 elevado a menos 3, menos 5.'],
    ['Custava 500$00, numa sala de 5 x 4 m.', 'Custava 500 escudos, numa sala de 5 por 4 metros.'],
    ['Foram 25% de 1.000.000 em 1914.'],
  ],
  concordância: [
    ['2 horas, 21 páginas, 200 pessoas.', 'duas horas, vinte e uma páginas, duzentas pessoas.'],
    ['1 hora, 316 casas, 102 noites.', 'uma hora, trezentas e 16 casas, cento e duas noites.'],
    ['2 mil pessoas.', 'duas mil pessoas.'],
    [
      '2 dias, 12 mapas, 22 problemas, 2 mas, 300 anos, 2 imagens e 2 homens.',
      '2 dias, 12 mapas, 22 problemas, 2 mas, 300 anos, duas imagens e 2 homens.',
    ],
  ],
  'leis e telefones': [
    [
      'A Lei n.º 8.112/1990 e o Decreto-Lei 47/2021.',
      'A Lei número 8.112 de 1990 e o Decreto-Lei 47 de 2021.',
    ],
    ['O § único e os arts. 5-7.', 'O parágrafo único e os artigos 5 a 7.'],
    ['O tel. é 21 342 56 78.', 'O telefone é 2 1, 3 4 2, 5 6, 7 8.'],
    ['Ligue (11) 98765-4321.', 'Ligue 1 1, 9 8 7 6 5, 4 3 2 1.'],
    ['Tel. 912 345 678, CEP 01310-100.', 'Telefone 9 1 2, 3 4 5, 6 7 8, CEP 0 1 3 1 0, 1 0 0.'],
  ],
  'versículos, resultados, escalas': [
    [
      'Leia Mt 5,3-12; venceu por 3-1 na escala 1:25.000.',
      'Leia Mateus 5, 3 a 12; venceu por 3 a 1 na escala 1 para 25.000.',
    ],
  ],
  'days and months in short, addresses, works cited, and numbers by what they count': [
    [
      'De qua. a sex., em 4 de nov. de 1999, na 3.ª-feira.',
      'De quarta a sexta, em 4 de novembro de 1999, na terça-feira.',
    ],
    [
      '3.200 casas, 25 000 libras, 1 mesa, página 1 conta.',
      '3 mil e duzentas casas, 25 mil libras, uma mesa, página 1 conta.',
    ],
    [
      '0,45 €, 3 milhões de t, versão 3.4, 5 ‰.',
      '45 cêntimos, 3 milhões de toneladas, versão 3 ponto 4, 5 por mil.',
    ],
    [
      'O rei Zog III; post@exemplo.org, ap. 4.',
      'O rei Zog terceiro; post arroba exemplo ponto org, apartamento 4.',
    ],
  ],
});
