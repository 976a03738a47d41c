import type { Abbreviation } from '../language.ts';
import { asWritten, shortForms } from '../words.ts';

export const ABBREVIATIONS: readonly Abbreviation[] = [
  ['Sr.', 'señor', 'name'],
  ['Sr. D.', 'señor don', 'name'],
  ['Sra.', 'señora', 'name'],
  ['Sres.', 'señores', 'name'],
  ['Srta.', 'señorita', 'name'],
  ['Dr.', 'doctor', 'name'],
  ['Dra.', 'doctora', 'name'],
  ...asWritten('name', 'D.'),
  ['Dña.', 'doña', 'name'],
  ['D.ª', 'doña', 'name'],
  ['Mons.', 'monseñor', 'name'],
  ['Cap.', 'capitán', 'name'],
  ['Cnel.', 'coronel', 'name'],
  ['Excmo.', 'excelentísimo', 'inside'],
  ['Excma.', 'excelentísima', 'inside'],
  ['Ilmo.', 'ilustrísimo', 'inside'],
  ['P.º', 'paseo', 'name'],
  ['Fr.', 'fray', 'name'],
  ['Sras.', 'señoras', 'name'],
  ['Dres.', 'doctores', 'name'],
  ['Arq.', 'arquitecto', 'name'],
  ['Ctra.', 'carretera', 'name'],
  ['Urb.', 'urbanización', 'name'],
  ['Prof.', 'profesor', 'name'],
  ['Lic.', 'licenciado', 'name'],
  ['Ing.', 'ingeniero', 'name'],
  ['Gral.', 'general', 'name'],
  ['Sto.', 'santo', 'name'],
  ['Sta.', 'santa', 'name'],
  ['profa.', 'profesora', 'name'],
  ['Pza.', 'plaza', 'name'],
  ['Pl.', 'plaza', 'name'],
  ['Bs.As.', 'Buenos Aires', 'end'],
  ['ptas.', 'pesetas', 'end'],
  ['pta.', 'peseta', 'end'],
  ['Cía.', 'Compañía', 'end'],
  ['hnos.', 'hermanos', 'end'],
  ['dcha.', 'derecha', 'end'],
  ['izda.', 'izquierda', 'end'],
  ['izq.', 'izquierda', 'end'],
  ['tel.', 'teléfono', 'inside'],
  ['s.', 'siglo', 'number'],
  ['ss.', 'siglos', 'number'],
  ['av.', 'avenida', 'name'],
  ['avda.', 'avenida', 'name'],
  ['Ud.', 'usted', 'inside'],
  ['Uds.', 'ustedes', 'inside'],
  ['Vd.', 'usted', 'inside'],
  ['Vds.', 'ustedes', 'inside'],
  ['p.ej.', 'por ejemplo', 'inside'],
  ['etc.', 'etcétera', 'end'],
  ['aprox.', 'aproximadamente', 'inside'],
  ['apdo.', 'apartado', 'inside'],
  ['op. cit.', 'obra citada', 'inside'],
  ['loc. cit.', 'lugar citado', 'inside'],
  ['ibíd.', 'ibídem', 'inside'],
  ['ibid.', 'ibídem', 'inside'],
  ['et al.', 'y otros', 'inside'],
  ['i.e.', 'esto es', 'inside'],
  ['v.gr.', 'verbigracia', 'inside'],
  ['ed.', 'edición', 'inside'],
  ['trad.', 'traducción', 'inside'],
  ['vid.', 'véase', 'inside'],
  ['máx.', 'máximo', 'inside'],
  ['mín.', 'mínimo', 'inside'],
  ['admón.', 'administración', 'inside'],
  ['dpto.', 'departamento', 'inside'],
  ['depto.', 'departamento', 'inside'],
  ['hab.', 'habitantes', 'end'],
  ['prov.', 'provincia', 'inside'],
  ['a.C.', 'antes de Cristo', 'end'],
  ['d.C.', 'después de Cristo', 'end'],
  ['a.de C.', 'antes de Cristo', 'end'],
  ['d.de C.', 'después de Cristo', 'end'],
  ['cf.', 'véase', 'inside'],
  ...asWritten('inside', 'eds. ej.'),
  ['pág.', 'página', 'number'],
  ['págs.', 'páginas', 'number'],
  ['p.', 'página', 'number'],
  ['pp.', 'páginas', 'number'],
  ['núm.', 'número', 'number'],
  ['n.º', 'número', 'number'],
  ['fig.', 'figura', 'number'],
  ['figs.', 'figuras', 'number'],
  ['vol.', 'volumen', 'number'],
  ['cap.', 'capítulo', 'number'],
  ['t.', 'tomo', 'number'],
  ['art.', 'artículo', 'number'],
  ['arts.', 'artículos', 'number'],
  ['párr.', 'párrafo', 'number'],
  ['lám.', 'lámina', 'number'],
  ['tít.', 'título', 'number'],
  ['caps.', 'capítulos', 'number'],
  ['vols.', 'volúmenes', 'number'],
  ['núms.', 'números', 'number'],
  ['n.os', 'números', 'number'],
  ['nro.', 'número', 'number'],
  ['No.', 'número', 'number'],
  ['v.', 'verso', 'number'],
  ['vv.', 'versos', 'number'],
  ['lib.', 'libro', 'number'],
  ['inc.', 'inciso', 'number'],
  ['fol.', 'folio', 'number'],
  ['f.', 'folio', 'number'],
  ['col.', 'columna', 'number'],
  ['esc.', 'escena', 'number'],
  ...asWritten('end', 'EE.UU. S.A. ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.'),
  ...shortForms(
    'name',
    'Srtas.:señoritas Profs.:profesores Prof.ª:profesora Profas.:profesoras Dras.:doctoras Tte.:teniente Tte._Cnel.:teniente_coronel Tte._Coronel:teniente_coronel Cmdte.:comandante Cte.:comandante Comte.:comandante Sgto.:sargento Sgt.:sargento Alm.:almirante Pdte.:presidente Pres.:presidente Presid.:presidente Dir.:director Mtro.:maestro Mtra.:maestra ' +
      'Lcdo.:licenciado Lcda.:licenciada Licdo.:licenciado Card.:cardenal Vda.:viuda Hno.:hermano Hna.:hermana Hnos.:hermanos M.ª:María Mª:María Fdo.:Fernando Ant.:Antonio Alfr.:Alfredo Edo.:Eduardo Fco.:Francisco Fdez.:Fernández Glez.:González Gzlez.:González Hdez.:Hernández Mtnez.:Martínez Mtz.:Martínez Rguez.:Rodríguez Rdguez.:Rodríguez Sánchz.:Sánchez ' +
      'Abg.:abogado Arz.:arzobispo Pbro.:presbítero Rdo.:reverendo Rev.:reverendo Rvdo.:reverendo R.P.:reverendo_padre Min.:ministro Secr.:secretario Srio.:secretario Dip.:diputado Sen.:senador Gob.:gobernador Emb.:embajador Brig.:brigadier ' +
      'pza.:plaza plza.:plaza pl.:plaza pso.:paseo rda.:ronda gta.:glorieta trv.:travesía trav.:travesía cjón.:callejón Col.:colonia Edif.:edificio edif.:edificio Bº:barrio B.º:barrio bda.:barriada pról.:prolongación Blvr.:bulevar blvr.:bulevar Blvd.:bulevar Del.:delegación Rep.:república Univ.:Universidad Inst.:Instituto Esc.:Escuela Fac.:Facultad Bibl.:Biblioteca Mus.:Museo C.º:camino Pte.:puente',
  ),
  ...shortForms(
    'inside',
    'S.M.:Su_Majestad SS.MM.:Sus_Majestades S.A.R.:Su_Alteza_Real S.S.:Su_Santidad S.E.:Su_Excelencia V.E.:Vuestra_Excelencia Excmos.:excelentísimos Ilma.:ilustrísima Ilmos.:ilustrísimos Dir._Gral.:director_general Secr._Gral.:secretario_general Dipl._Ing.:diplomado_ingeniero pról._del:prolongación_del ' +
      'e.g.:por_ejemplo v.g.:verbigracia íd.:ídem id.:ídem s.v.:sub_voce N.B.:nota_bene N.del_T.:nota_del_traductor N.de_la_R.:nota_de_la_redacción P.D.:posdata P.S.:posdata R.I.P.:RIP D.E.P.:descanse_en_paz q.e.p.d.:que_en_paz_descanse c/u:cada_uno s/n:sin_número a/c:a_cuenta c/c:cuenta_corriente p.o.:por_orden p.a.:por_autorización ' +
      's.e.u_o.:salvo_error_u_omisión adj.:adjetivo adv.:adverbio sust.:sustantivo prep.:preposición conj.:conjunción pron.:pronombre sing.:singular plur.:plural masc.:masculino fem.:femenino intr.:intransitivo fig.:figurado coloq.:coloquial lit.:literalmente lat.:latín ingl.:inglés ital.:italiano ' +
      'port.:portugués cat.:catalán ár.:árabe hebr.:hebreo antig.:antiguamente desus.:desusado p.us.:poco_usado tb.:también espec.:especialmente gralte.:generalmente princip.:principalmente etim.:etimología ' +
      'incl.:incluido excl.:excluido prom.:promedio prob.:probablemente hist.:historia geogr.:geografía fís.:física quím.:química biol.:biología jur.:jurídico filos.:filosofía teol.:teología mús.:música coord.:coordinador coords.:coordinadores ' +
      'comps.:compiladores edit.:editorial ed._rev.:edición_revisada reimpr.:reimpresión reed.:reedición corr.:corregido aum.:aumentado introd.:introducción pról.:prólogo epíl.:epílogo apénd.:apéndice ms.:manuscrito mss.:manuscritos anón.:anónimo pseud.:pseudónimo ' +
      'nac.:nacido obs.:observación ref.:referencia tít.:título disp.:disposición cód.:código C.P.:código_postal apdos.:apartados telef.:teléfono teléf.:teléfono tfno.:teléfono tlf.:teléfono tno.:teléfono móv.:móvil admin.:administración asoc.:asociación cient.:científico ' +
      'núm._tel.:número_de_teléfono dist.:distrito mun.:municipio pobl.:población lat._N:latitud_norte lat._S:latitud_sur descr.:descripción sig.:siguiente sigs.:siguientes y_ss.:y_siguientes y_sigs.:y_siguientes s.l.:sin_lugar s.f.:sin_fecha s.a.:sin_año',
  ),
  ...shortForms(
    'number',
    'min.:minuto ext.:extensión n.:nota nn.:notas ns.:notas párrs.:párrafos láms.:láminas cols.:columnas fols.:folios ff.:folios f.º:folio secc.:sección sec.:sección disp.:disposición ej.:ejemplo ejs.:ejemplos ed.:edición op.:opus Op.:opus est.:estrofa lín.:línea ll.:líneas ap.:apartado apdo.:apartado apart.:apartado cuad.:cuaderno ' +
      'fasc.:fascículo graf.:gráfico gráf.:gráfico ilus.:ilustración doc.:documento exp.:expediente reg.:registro pta.:puerta dpto.:departamento Dpto.:departamento km.:kilómetro apto.:apartamento ref.:referencia',
  ),
  ...shortForms(
    'end',
    'izqda.:izquierda der.:derecha dpdo.:duplicado ej.:ejemplares mill.:millones cént.:céntimos cénts.:céntimos cts.:céntimos FF.AA.:Fuerzas_Armadas RR.HH.:recursos_humanos CC.OO.:Comisiones_Obreras JJ.OO.:Juegos_Olímpicos FF.CC.:ferrocarriles RR.CC.:Reyes_Católicos S.L.:SL Ltda.:limitada Edit.:editorial m.s.n.m.:metros_sobre_el_nivel_del_mar s.n.m.:sobre_el_nivel_del_mar D.F.:DF',
  ),
  ...shortForms(
    'name',
    'Tte._Gral.:teniente_general Gral._Div.:general_de_división Cor.:coronel Tcol.:teniente_coronel Capt.:capitán Alf.:alférez Sld.:soldado Valm.:vicealmirante Calm.:contraalmirante Insp.:inspector Com.:comisario Pdta.:presidenta ' +
      'Vicepdte.:vicepresidente Ldo.:licenciado Abog.:abogado Catedr.:catedrático Ob.:obispo P.:padre PP.:padres Stos.:santos Bto.:beato Bta.:beata Vble.:venerable Rmo.:reverendísimo ' +
      'Magfco.:magnífico Marq.:marqués Gdor.:gobernador Cons.:consejero Dira.:directora Coord.:coordinador',
  ),
  ...shortForms(
    'inside',
    'N.ª_S.ª:Nuestra_Señora Ntra._Sra.:Nuestra_Señora Ntro._Sr.:Nuestro_Señor N.S.J.C.:Nuestro_Señor_Jesucristo C.C.:Código_Civil C.E.:Constitución_Española L.O.:Ley_Orgánica R.D.:Real_Decreto R.D.L.:Real_Decreto_Ley D.L.:Decreto_Ley B.O.E.:Boletín_Oficial_del_Estado Disp._Ad.:disposición_adicional ' +
      'Trib.:tribunal Trib._Sup.:Tribunal_Supremo Sent.:sentencia sent.:sentencia jurispr.:jurisprudencia corr._y_aum.:corregida_y_aumentada rev._y_aum.:revisada_y_aumentada rev.:revisado alt.:altitud long.:longitud temp.:temperatura vel.:velocidad ' +
      'alt._máx.:altitud_máxima sup.:superior inf.:inferior Bón.:batallón Bat.:batallón Reg.:regimiento Regto.:regimiento Div.:división Inf.:infantería Cab.:caballería Art.:artillería atte.:atentamente ' +
      'Atte.:atentamente att.:atentamente cta.:cuenta cta._cte.:cuenta_corriente fra.:factura imp.:importe dto.:descuento ptmo.:préstamo vto.:vencimiento urb.:urbanización pol._ind.:polígono_industrial Pol._Ind.:polígono_industrial ' +
      'ctra.:carretera C/:calle carr.:carretera Av.:avenida Plza.:plaza Pº:paseo Pso.:paseo Gta.:glorieta Rda.:ronda Bco.:banco Ayto.:Ayuntamiento ' +
      'Ayunt.:Ayuntamiento Dep.:departamento pcia.:provincia Mpio.:municipio Hosp.:hospital Impr.:imprenta impr.:imprenta s.n.:sin_nombre ob._cit.:obra_citada íb.:ibídem ib.:ibídem cit.:citado ' +
      'dir.:director ed._lit.:edición_literaria gén.:género núm._reg.:número_de_registro telf.:teléfono Telf.:teléfono',
  ),
  ...shortForms(
    'number',
    'lit.:literal num.:numeral ord.:ordinal subsecc.:subsección ts.:tomos tab.:tabla map.:mapa il.:ilustración ec.:ecuación teor.:teorema prop.:proposición def.:definición ' +
      'jorn.:jornada estr.:estrofa l.:línea líns.:líneas epígr.:epígrafe epíg.:epígrafe anex.:anexo apénd.:apéndice docs.:documentos leg.:legajo caj.:caja carp.:carpeta ' +
      'sign.:signatura blq.:bloque Blq.:bloque port.:portal ptal.:portal of.:oficina loc.:local hab.:habitación mz.:manzana lt.:lote Sal.:Salmo sem.:semana',
  ),
  ...shortForms('end', 'sgtes.:siguientes sgte.:siguiente ss.:siguientes'),
];
