#!/usr/bin/env python3
"""Makes the cases: make.py [NAME...]. Each gives NAME.pdf, NAME.txt (what should be said, a paragraph a line, '# ' before headings, '? ' before what may be said or not) and, where
something besides the text is expected, NAME.json. Needs Debian's python3-reportlab, -pikepdf, -fonttools, -pil, fonts-liberation, -dejavu, -lm, -nanum, -noto-cjk, -noto-core."""
import io, json, os, sys, zlib
import pikepdf
from pikepdf import Name, Dictionary, Array, Stream
from setting import *

HERE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "files")
CASES = {}


def case(f): CASES[f.__name__.replace('_', '-')] = f; return f


P = [  # prose for bodies; all written for this set
    'The ferry to the outer islands leaves when the tide allows it and not when the printed timetable says, and nobody on the quay has ever complained. A slate beside the ticket window gives the hour for the day, written in chalk by the harbour master before breakfast and wiped away again at dusk.',
    'Old clocks lose their time in winter. The oil grows stiff in the cold, the pendulum shortens by the breadth of a hair, and the two faults pull against each other until a warm week lets one of them win. A careful keeper notes the difference every Sunday and says nothing about it.',
    'When the orchard was sold the new owners found a ledger in the loft with the name of every tree. Some of the names had been crossed out and written again in a later hand, as though a tree had died and been forgiven. The last entry was a pear that nobody could find.',
    'A good wall of dry stone needs no mortar, only patience and a heap that is larger than the wall. Each stone is lifted once, turned once and laid down for good; whoever lifts the same stone twice has chosen badly. The gaps are filled from behind with whatever is left over.',
    'The weather station on the ridge sends its numbers every ten minutes, and most of them are dull. Wind from the west, pressure falling slowly, a little rain. But once or twice a year the line on the chart jumps like a startled animal, and then we all stand around the screen and talk in low voices.',
    'Bread that has been baked in the evening should not be cut before morning. The crust draws moisture from the crumb during the night, and both of them are better for it. My aunt kept her loaves under a wet cloth on the stairs, where the cat could not reach them.',
    'The library moved three times in a hundred years and lost something at every move. First the maps went, then the newspapers, and finally the little brass lamps that stood on the reading desks. What is left fits into two rooms, but the rooms are warm and the door is never locked.',
    'Nobody knew how deep the quarry was until the summer it ran dry. At the bottom lay two carts, a bicycle and the bell of the old school, which had been missing since the fire. They pulled the bell out with a tractor and hung it in the fire station, where it rings at noon.',
    'Salt was once carried over this pass in bags of forty pounds, two to a mule, and the path still shows where the animals leaned into the bend. In the village below they will tell you that the stones taste of it after rain. I have tried them, and it is very nearly true.',
    'A beekeeper learns to listen before she learns to look. A hive that hums low and evenly wants nothing from anybody; one that roars has lost its queen or is about to. The difference is plain enough once it has been pointed out, and hard to forget afterwards.',
    'The night train stops for eleven minutes at a station that has no town. There is a lamp, a bench and a tap with good water, and in all the years that I have taken that train I have never seen anybody get on. Yet the bench is painted every spring.',
    'Paper remembers how it was folded. A letter that has been opened a hundred times will close by itself along the old lines, and a map that was folded wrongly once will always try to fold that way again. Conservators dampen the sheets and press them for weeks to make them forget.',
]


@case
def paper_lncs():
    d = Doc((439, 666)); d.meta = dict(title='Listening to Sluice Gates with Cheap Microphones')
    d.page(); d.para('Listening to Sluice Gates with Cheap Microphones', 46, 600, 347, size=14, lead=17, font=B, align='center', head=True)
    d.para('Mara Teveld{^ 1}, Ilo Brandsma{^ 2}, and Pia Quist{^ 1,2}', 46, 566, 347, align='center', maybe=True)
    y = 546
    for t in ('{^ 1} Institute of Harbour Studies, Norwick Technical University, 12 Quay Street,', '4410 Norwick, Norland', '{m \\{teveld,quist\\}@harbour.norwick.example}', '{^ 2} Laboratory for Slow Machines, College of the Three Locks, Sluisdam, Norland', '{m brandsma@threelocks.example}'):
        y = d.para(t.replace('\\{', '(').replace('\\}', ')'), 46, y, 347, size=9, lead=11, align='center', maybe=True)
    y = d.para('{b Abstract.} Sluice gates fail slowly and complain for months before they do. We hung microphones that cost less than a meal beside forty gates and let them listen for a year. A small model that knows nothing about gates learns the sound of a healthy hinge in a week, and after that it tells the lock keeper when the sound has changed. Of eleven gates that were repaired in the year, nine had been named at least a month before.', 74, y - 22, 291, size=9, lead=11)
    y = d.para('{b Keywords:} Sluice gates, acoustic monitoring, cheap sensors, maintenance.', 74, y - 6, 291, size=9, lead=11, maybe=True)
    y = d.para('1   Introduction', 46, y - 20, 347, size=12, font=B, say=False) - 6; d.say('1 Introduction', head=True)
    y = d.para(P[4], 46, y, 347, lead=12); y = d.para(P[1], 46, y, 347, lead=12, indent=15); y = d.para('The rest of this paper is built like this: Section 2 says how the microphones were fixed, Section 3 what they heard, and Section 4 what the lock keepers made of it when the first warnings came in and nobody', 46, y, 347, lead=12, indent=15)
    d.page(); d.line('2', 46, 625, 9); d.line('M. Teveld et al.', 80, 625, 9)
    y = d.para('believed them. We end with the bill, because a method that nobody can pay for is not a method.', 46, 596, 347, lead=12, say=False); d.join('believed them. We end with the bill, because a method that nobody can pay for is not a method.')
    y = d.para('2   Forty Gates', 46, y - 12, 347, size=12, font=B, say=False) - 6; d.say('2 Forty Gates', head=True)
    for t in (P[3], P[8], P[9]): y = d.para(t, 46, y, 347, lead=12, indent=15)
    d.left = ['M. Teveld et al.']; return d


@case
def paper_lncs_foot():
    """The affiliations' marks in a line of their own size; the body in the size of the abstract, so that it looks like notes."""
    d = Doc((439, 666)); d.meta = dict(title='A Ledger of Lost Umbrellas: Three Winters on the Coast Line')
    d.page(); d.para('A Ledger of Lost Umbrellas: Three Winters on the Coast Line', 46, 604, 347, size=14, lead=17, font=B, align='center', head=True)
    d.para('Ona Rusk{^ 1}{^ (}{^ )}, Tam Ellery{^ 1}, Jun Okabe{^ 2}, and Wen Sadler{^ 3}'.replace('{^ (}{^ )}', '{^ ,*}'), 46, 560, 347, align='center', maybe=True)
    y = 538
    for t in ('{^ 1} Faculty of Lost Property, University of Port Arden, Port Arden, Norland', 'orusk@portarden.example', '{^ 2} Coast Line Railway, Office of Umbrellas, Sable Bay, Norland', '{^ 3} Independent Researcher'):
        y = d.para(t, 46, y, 347, size=9, lead=11, align='center', maybe=True)
    y = d.para('{b Abstract.} Trains collect umbrellas. Over three winters the Coast Line found 9,114 of them and gave back 2,300. We read the ledger from the first page to the last and ask which umbrellas come home. Colour matters little and price not at all; what brings an umbrella back is a name on the handle, and what loses it for ever is a change of trains. A label that costs two pence doubles the chance.', 74, y - 24, 291, size=9, lead=11)
    y = d.para('{b Keywords:} lost property · railways · labels', 74, y - 6, 291, size=9, lead=11, maybe=True)
    y = d.para('1 Introduction', 46, y - 22, 347, size=12, font=B, head=True) - 6
    y = d.para('{^ 1}'.replace('{^ 1}', '') + P[10], 46, y, 347, size=9.96, lead=12)
    y = d.para(P[6] + '{^ 1}', 46, y, 347, size=9.96, lead=12, indent=12)
    d.rule(46, 82, 102, 82); d.para('{^ 1} The ledger is kept in the office at Sable Bay and may be read on weekdays between ten and noon by anybody who asks for it.', 46, 71, 347, size=9, lead=11, say=False)
    d.left = ['The ledger is kept in the office at Sable Bay']; return d


@case
def paper_french():
    d = Doc((595, 842)); d.meta = dict(language='fr', title='Mesurer la patience des lecteurs : une étude en trois bibliothèques')
    d.page(); d.para('Mesurer la patience des lecteurs : une étude en trois bibliothèques', 85, 760, 425, size=15, lead=18, font=SB, align='center', head=True)
    d.para('Aline Corvet{^ 1}   Bastien Murol{^ 1, 2}   Odile Tresson{^ 2}', 85, 712, 425, size=11, font=B, align='center', maybe=True)
    y = 696
    for t in ('(1) LIRVA, 8 rue des Halles, 44300 Valmont', '(2) Institut des Lectures Lentes, 3 place du Puits, 63050 Orval', '{m corvet@lirva.example, tresson@ill.example}'): y = d.para(t, 85, y, 425, size=9.5, lead=12, align='center', maybe=True)
    d.rule(85, y - 6, 510, y - 6)
    y = d.para('R{sc ésumé}', 85, y - 24, 425, size=9.5, font=SB, say=False) - 2; d.say('Résumé', maybe=True); d.say('RÉSUMÉ', maybe=True)
    y = d.para('Nous avons demandé à deux cents lecteurs d’attendre un livre qui n’arrivait pas. La moitié d’entre eux est restée plus de vingt minutes, et presque tous ont fini par prendre un autre livre sur la table. La patience dépend peu de l’âge, un peu de la chaise et beaucoup de ce que l’on peut lire en attendant.', 85, y, 425, size=9, lead=11)
    y = d.para('A{sc bstract}', 85, y - 12, 425, size=9.5, font=SB, say=False) - 2; d.say('Abstract', maybe=True); d.say('ABSTRACT', maybe=True)
    y = d.para('{b Measuring the patience of readers: a study in three libraries.} We asked two hundred readers to wait for a book that did not come. Half of them stayed for more than twenty minutes, and nearly all of them took another book from the table in the end.', 85, y, 425, size=9, lead=11)
    y = d.para('M{sc ots-clés} : lecture, attente, bibliothèque, chaise.', 85, y - 10, 425, size=9, font=SB, say=False); d.say('Mots-clés : lecture, attente, bibliothèque, chaise.', maybe=True); d.say('MOTS-CLÉS : lecture, attente, bibliothèque, chaise.', maybe=True); d.say('Mots-CLÉS : lecture, attente, bibliothèque, chaise.', maybe=True)
    y = d.para('K{sc eywords}: reading, waiting, library, chair.', 85, y - 2, 425, size=9, font=SB, say=False); d.say('Keywords: reading, waiting, library, chair.', maybe=True); d.say('KEYWORDS: reading, waiting, library, chair.', maybe=True)
    d.rule(85, y, 510, y)
    y = d.para('1   Introduction', 85, y - 24, 425, size=13, font=SB, say=False) - 8; d.say('1 Introduction', head=True)
    y = d.para('Celui qui entre dans une bibliothèque sait rarement ce qu’il cherche. Il pose une question, on lui donne un numéro, et il s’assied. C’est à ce moment précis que commence notre étude, car personne ne semble avoir compté les minutes qui suivent.', 85, y, 425, size=11, lead=13.5, gap=6)
    y = d.para('Les trois bibliothèques se ressemblent peu. La première occupe un ancien marché couvert, la deuxième une école fermée depuis dix ans, et la troisième le rez-de-chaussée d’une mairie où l’on entend les mariages le samedi. Dans chacune, une table basse porte une vingtaine de livres choisis au hasard par les gardiens.', 85, y, 425, size=11, lead=13.5)
    d.line('Actes de la 12e rencontre des bibliothèques lentes, Valmont, juin 2021', 85, 40, 8, SI); d.left = ['Actes de la 12e rencontre']; return d


@case
def booklet_boxes():
    d = Doc((420, 595)); d.meta = dict(title='Sleeping Well Again')
    d.page(); d.head('Sleeping Well Again', 40, 545, size=20, font=SB, gap=4)
    y = d.head('Why sleep goes wrong', 40, 505, size=13, font=SB, gap=2)
    bodies = ['Most people sleep badly now and then, and most of them sleep well again without doing anything about it. Trouble begins when a bad night makes you afraid of the next one. You go to bed early, lie awake longer and prove yourself right.',
              'The way out is to spend less time in bed and not more. It sounds cruel and it feels cruel for about a week. After that the hours that you lie down are hours that you sleep, and the fear has nothing left to live on.',
              'Keep a diary of your nights while you try it. Write down when you put out the light and when you got up, and leave the rest alone. Looking at the clock at three in the morning helps nobody.']
    for t in bodies: y = d.para(t, 40, y, 190, size=10, lead=13, font=S, align='left', gap=6)
    yy = 505
    for t, tip in (('Tip', 'Get up at the same time every day, on Sundays, too.'), ('Tip', 'Put the alarm clock where you cannot see it from the bed.'), ('Good to know', 'Old people need no less sleep than young ones; they only get it in smaller pieces.')):
        d.rect(248, yy - 62, 140, 78, (.80, .90, .96)); d.line(t, 256, yy, 10, SB); d.para(tip, 256, yy - 14, 124, size=9, lead=11, font=S, align='left', say=False); d.say(t, maybe=True); d.say(tip, maybe=True); yy -= 104
    d.line('8', 40, 24, 8, S)
    d.page(); y = d.head('What you can do tonight', 40, 545, size=13, font=SB, gap=2)
    bodies = ['Leave the telephone in the kitchen. It isn’t the light of the screen that keeps you awake, whatever the papers say, but what is written on it. A message from the office weighs more at eleven in the evening than at nine in the morning.',
              'If you have lain awake for a quarter of an hour, get up. Sit in a chair in the next room, in the dark or nearly so, and do something dull until your eyes close. Then go back to bed, and begin again if you have to.']
    y = d.para(bodies[0], 40, y, 190, size=10, lead=13, font=S, align='left', gap=4)
    d.rect(36, y - 46, 200, 58, (.98, .90, .78)); d.line('Ask your doctor', 44, y - 4, 10, SB); d.para('Some pills for the heart and for allergies disturb sleep. Ask before you stop taking any of them.', 44, y - 18, 180, size=9, lead=11, font=S, align='left', say=False)
    d.say('Ask your doctor', maybe=True); d.say('Some pills for the heart and for allergies disturb sleep. Ask before you stop taking any of them.', maybe=True)
    y = d.para(bodies[1], 40, y - 68, 190, size=10, lead=13, font=S, align='left', gap=6)
    d.line('Sleeping Well Again', 280, 24, 8, S); d.line('9', 380, 24, 8, S); return d


@case
def manual_same_start():
    d = Doc((420, 595)); d.meta = dict(leftOut=[])
    pages = [(['# 4 The bilge pump', 'The pump must be primed before it is started for the first time in a season. ' + 'Fill the chamber through the brass plug until water stands in the glass, close the plug by hand and wait for a minute while the air comes out of the hose.', P[3], P[9],
               'When the glass is clear, open the cock below the engine and start the pump from the cabin. Run it for two minutes and never longer; after that']),
             (['+the pump must be primed again, because the seal lets a little air through while it is dry. There is no harm in that as long as nobody forgets it.', P[5], P[8], 'If the needle doesn’t move, stop the engine at once. A blocked hose can burst within a minute, and the chamber is hard to dry. As soon as the hose is clear again']),
             (['+the pump must be primed a third time before it may be used. Write the date and the hour into the book beside the chart table.', P[7], 'Three things are to be done before you leave the boat.', '1. Close the cock below the engine and turn the lever to the left as far as it goes.', '2. Open the brass plug and let the water run into a bucket.']),
             (['3. Wipe the glass with a dry cloth and look at it against the light; a crack shows as a white line.', '4. Hang the key on its hook.', P[10], P[11]])]
    for n, ps in enumerate(pages):
        d.page(); y = 545
        for t in ps:
            if t.startswith('# '): y = d.head(t[2:], 45, y, size=15)
            elif t.startswith('+'): y = d.para(t[1:], 45, y, 330, size=10.5, lead=13.5, say=False, gap=6); d.join(t[1:])
            else: y = d.para(t, 45, y, 330, size=10.5, lead=13.5, gap=6, hang=14 if t[0].isdigit() else 0)
        d.line(str(n + 31), 205, 28, 9)
    return d


@case
def heading_page_top():
    d = Doc((420, 595)); heads = ['5.2 Counting Visitors', '5.3 Qualitative Analysis', '5.3 Qualitative Analysis', '5.4 Limits']
    body = [P[0] , P[6], P[2], P[11], P[7], P[10], P[4], P[1], P[5]]
    def runhead(t, n): d.line(t, 45, 560, 9, I); d.line(str(n), 365, 560, 9)
    d.page(); runhead('5.2 Counting Visitors', 87); y = 535
    for t in body[:4]: y = d.para(t, 45, y, 330, size=10.5, lead=13, indent=14 if y < 530 else 0)
    d.page(); y = d.head('5.3 Qualitative Analysis', 45, 560, size=11.5, font=B)
    for t in body[4:7]: y = d.para(t, 45, y, 330, size=10.5, lead=13, indent=14 if y < 530 else 0)
    d.line('88', 205, 28, 9)
    d.page(); runhead('5.3 Qualitative Analysis', 89); y = 535
    for t in body[7:]: y = d.para(t, 45, y, 330, size=10.5, lead=13, indent=14)
    d.page(); runhead('5.3 Qualitative Analysis', 90); y = 535
    for t in (P[3], P[9]): y = d.para(t, 45, y, 330, size=10.5, lead=13, indent=14)
    d.meta = dict(leftOut=[]); return d


def book_page(d, ps, heading=None, y=545, w=330, x=45):
    if heading: y = d.head(heading, x, y, w=w, size=15)
    for i, t in enumerate(ps): y = d.para(t, x, y, w, size=10.5, lead=13.5, indent=14 if i else 0)
    return y


@case
def turned_180():
    d = Doc(); d.page(); d.raw('q -1 0 0 -1 420 595 cm'); book_page(d, [P[0], P[1], P[2]], 'The slate and the clock'); d.raw('Q')
    d.page(); d.raw('q -1 0 0 -1 420 595 cm'); book_page(d, [P[3], P[4]]); d.raw('Q'); return d


@case
def mirrored_back():
    """The page is flipped by its matrix, and every line's text matrix flips it back, as some programs from the Windows world write."""
    d = Doc(); ps = [P[5], P[6], P[7]]
    for part in ([('h', 'Bread and bells')] + [('p', t) for t in ps], [('p', P[8]), ('p', P[9])]):
        d.page(); d.raw('q 1 0 0 -1 0 595 cm'); y = 50
        for k, t in part:
            size = 15 if k == 'h' else 10.5
            for l in d.break_lines(t, 330, size, B if k == 'h' else R): d.words(l, 0, 0, matrix='1 0 0 -1 45 %.1f Tm' % y); y += 13.5
            y += 6; d.say(t, head=k == 'h')
        d.raw('Q')
    return d


@case
def rotate_90():
    """Pages of /Rotate 90 and 270 whose text is set so that it stands upright."""
    d = Doc(); d.page(rotate=90); d.raw('q 0 1 -1 0 420 0 cm'); book_page(d, [P[10], P[11]], 'The bench', y=380, w=500); d.raw('Q')
    d.page(rotate=270); d.raw('q 0 -1 1 0 0 595 cm'); book_page(d, [P[2], P[7]], y=380, w=500); d.raw('Q'); return d


@case
def landscape_table():
    """A table lies across a page between two pages of prose."""
    d = Doc(); d.page(); y = book_page(d, [P[0], P[6], 'What the stations sent in the first month is in Table 3, and it will be seen at once that the ridge'], 'What the stations sent')
    d.page(); d.raw('q 0 1 -1 0 420 0 cm'); d.line('Table 3. Readings of the five stations, by week.', 60, 370, 10, B); yy = 350
    for row in (['Station', 'Week 1', 'Week 2', 'Week 3', 'Week 4', 'Mean'], ['Ridge', '14.2', '13.9', '11.0', '9.8', '12.2'], ['Quay', '16.0', '15.5', '15.1', '13.7', '15.1'], ['Mill', '15.1', '14.4', '13.2', '12.0', '13.7'], ['School', '15.8', '15.0', '14.1', '12.9', '14.5'], ['Quarry', '13.0', '12.2', '10.1', '8.4', '10.9']):
        for i, c in enumerate(row): d.line(c, 60 + i * 80, yy, 10, B if yy == 350 else R)
        if yy == 350: d.rule(60, yy - 5, 520, yy - 5)
        yy -= 20
    d.raw('Q')
    d.page(); d.para('is colder than the rest by two degrees and more.', 45, 545, 330, size=10.5, say=False); d.join('is colder than the rest by two degrees and more.'); book_page(d, [P[1], P[4]], y=525)
    d.meta = dict(leftOut=['Ridge', '13.7']); return d


@case
def mirrored():
    """As a film is copied from the wrong side: mirrored left to right, then upside down as well, then by a quarter turn. Whoever reads the letters reads them in their order."""
    d = Doc(); ps = [[P[0], P[1]], [P[2], P[3]], [P[4], P[5]]]
    for k, m in enumerate(('-1 0 0 1 420 0', '1 0 0 -1 0 595', '0 1 1 0 0 0')):
        d.page(size=(420, 595) if k < 2 else (595, 420)); d.raw('q %s cm' % m); book_page(d, ps[k], ('The slate', 'The ledger', 'The ridge')[k]); d.raw('Q')
    return d


@case
def manual_last_lines():
    """Pages begin with the last line of a paragraph or with a step, then a gap; two of them begin alike, as running heads do."""
    d = Doc((420, 595)); heads = ['', '+the pump must be primed again before the next trip.', '3. Wipe the glass with a dry cloth and look at it against the light.', '+the pump must be primed again by two people.', '7. Hang the key on its hook.']
    ends = ['When it has stood dry for more than a week, or if the hose was taken off for any reason,', 'Three things are to be done now.|1. Close the cock below the engine.|2. Open the brass plug and let the water run out.',
            '4. Write the date into the book.|If the seal is new and nobody has touched the hose since it was put in,', '5. Close the plug by hand.|6. Lock the cabin and the engine room.', '']
    body = [(P[3], P[9], P[0]), (P[5], P[8], P[1]), (P[7], P[2], P[4]), (P[10], P[6], P[11]), (P[8],)]
    for n in range(5):
        d.page(); y = 545
        if n == 0: y = d.head('4 The bilge pump', 45, y, size=15)
        elif heads[n][0] == '+': y = d.para(heads[n][1:], 45, y, 330, size=10.5, lead=13.5, say=False, gap=7); d.join(heads[n][1:])
        else: y = d.para(heads[n], 45, y, 330, size=10.5, lead=13.5, gap=7)
        for t in body[n]: y = d.para(t, 45, y, 330, size=10.5, lead=13.5, gap=7)
        for t in [t for t in ends[n].split('|') if t]: y = d.para(t, 45, y, 330, size=10.5, lead=13.5, gap=7)
        d.line(str(n + 31), 205, 28, 9)
    return d


@case
def booklet_wide_boxes():
    """The boxes hold more than the narrow column does and are set larger."""
    d = Doc((420, 595)); d.meta = dict(title='Eating After Seventy')
    d.page(); d.head('Eating After Seventy', 30, 548, size=20, font=SB, gap=4); y = 505
    for t in ('Hunger gets smaller with the years, but what the body needs does not. Whoever eats little has to eat well.', 'Bones want milk, cheese and sun. Muscles want to be used, and something to be built from.',
              'Water is forgotten first. Put a full jug on the table in the morning and see that it is empty at night.', 'Two warm meals a day are better than one, and company is better than either of them.'): y = d.para(t, 30, y, 100, size=8.5, lead=11, font=S, align='left', gap=8)
    yy = 505
    for h, t in (('What goes into a good breakfast', 'A good breakfast is one that you look forward to. Porridge with a spoon of nuts, bread with cheese, an egg twice a week. Coffee is allowed; it counts as water, whatever your neighbour says, as long as there is some water beside it.'),
                 ('When cooking becomes a burden', 'Cook for three days and freeze two of them. Ask at the parish hall about the lunch table on Tuesdays, where nobody has to wash up. Frozen vegetables are as good as fresh ones and often better, because they were picked when they were ripe.'),
                 ('When to see a doctor', 'Go when your clothes have become too large without your wanting it, when you cough at meals, or when everything tastes of metal. None of the three is simply old age.')):
        n = len(d.break_lines(t, 226, 10.5, S)); d.rect(150, yy - 20 - n * 13, 246, n * 13 + 36, (.87, .93, .82)); d.line(h, 160, yy, 11, SB); d.para(t, 160, yy - 17, 226, size=10.5, lead=13, font=S, align='left', say=False)
        d.say(h); d.say(t); yy -= n * 13 + 52
    d.line('12', 380, 22, 8, S); return d


def scan_page(lines_of, size=(1240, 1754), font='LiberationSerif-Regular.ttf', px=38, dpi=150, noise=6, turn=0, mode='L', quality=28, heading=None, left=150, top=170, measure=940):
    from PIL import Image, ImageDraw, ImageFont
    im = Image.new('L', size, 246); dr = ImageDraw.Draw(im); f = ImageFont.truetype('/usr/share/fonts/truetype/liberation/' + font, px); y = top
    if heading: dr.text((left, y), heading, fill=25, font=ImageFont.truetype('/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf', int(px * 1.4))); y += int(px * 2.4)
    for text in lines_of:
        line = ''
        for w in text.split() + [None]:
            if w is None or dr.textlength((line + ' ' + w).strip(), font=f) > measure: dr.text((left, y), line, fill=30, font=f); y += int(px * 1.32); line = w or ''
            else: line = (line + ' ' + w).strip()
        y += int(px * .5)
    if turn: im = im.rotate(turn, expand=True)
    b = io.BytesIO()
    if mode == '1': im = im.point(lambda v: 255 if v > 140 else 0).convert('1'); return zlib.compress(im.tobytes(), 9), im.size
    im.save(b, 'JPEG', quality=quality, optimize=True); return b.getvalue(), im.size


def add_scan(d, data, wh, mode='L'):
    w, h = (420, 595) if wh[1] > wh[0] else (595, 420); d.page(size=(w, h))
    d.image(data, *wh, 0, 0, w, h, **(dict(filt='/FlateDecode', bits=1) if mode == '1' else {}))


@case
def scan_upright():
    d = Doc(); data, wh = scan_page([P[0], P[5]], (874, 1240), px=27, left=100, top=110, measure=670, heading='The slate on the quay', mode='1'); add_scan(d, data, wh, '1')
    d.say('The slate on the quay', head=True); d.say(P[0]); d.say(P[5]); return d


def scan_turned(turn):
    d = Doc(); data, wh = scan_page([P[1], P[7], P[9]], (874, 1240), px=27, left=100, top=110, measure=670, heading='Clocks, bells and bees', turn=turn, mode='1'); add_scan(d, data, wh, '1')
    d.say('Clocks, bells and bees', head=True)
    for t in (P[1], P[7], P[9]): d.say(t)
    return d


@case
def scan_turned_90(): return scan_turned(90)


@case
def scan_turned_270(): return scan_turned(270)


@case
def scan_turned_180(): return scan_turned(180)


@case
def scan_poor_layer():
    """The picture is clear; the invisible text behind it comes from a poor recognition of long ago."""
    d = Doc(); data, wh = scan_page([P[2], P[8]], (874, 1240), px=27, left=100, top=110, measure=670, heading='The ledger in the loft', mode='1'); add_scan(d, data, wh, '1'); y = 535
    for t in ('Tbe 1edgcr iu tbe 1oft', 'Wben tbc orcbard wae so1d tbc ncw owucre fonnd a', '1edgcr iu tbe 1oft witb tbc uame of cvcry trcc. S0mc of', 'tbe uamcs bad bccu crosscd ont aud writtcu agaiu iu a', '1atcr baud, ae tb0ugb a trcc bad dicd aud bccn f0rgivcn.', 'Tbc 1aet cutry wae a pcar tbat u0body c0u1d fiud.', 'Sa1t wae oucc carricd ovcr tbie paee iu bage of f0rty', 'p0uude, tw0 t0 a mu1c, aud tbc patb eti11 eb0we wbcrc'):
        d.raw('BT 3 Tr /%s 12 Tf 1 0 0 1 48 %d Tm <%s> Tj 0 Tr ET' % (d.fname(R), y, R.enc(t))); y -= 17
    d.say('The ledger in the loft', head=True); d.say(P[2]); d.say(P[8]); return d


def list_doc(title, items, **meta):
    d = Doc(**meta); d.meta = dict(language='en', anyParagraphs=True); d.page(); y = d.head(title, 45, 545, gap=12)
    for t in items: y = d.para(t, 45, y, 330, gap=10)
    return d


@case
def language_short_list(): return list_doc('Packing list', ['Tent, pegs, mallet', 'Stove and gas', 'Rope, 20 m', 'Maps: Norland, Sable Bay', 'Torch', 'Tea, sugar, rusks', 'Soap', 'Socks (two pairs)'])


@case
def language_names(): return list_doc('Pictures in this issue', ['Photo: K. Dvorak', 'Map: J. Svoboda', 'Print: Tisk Brno', 'Editor: M. Vesely', 'Proof: A. Kral'], lang='en')


@case
def language_form(): return list_doc('Form no. 14', ['Ref. no.', 'Applicant', 'Site', 'Proposal', 'Map ref.', 'Ward', 'Parish', 'Agent', 'Case officer', 'Decision', 'Permit'], lang='en-GB')


@case
def language_invoice(): return list_doc('Invoice', ['Item', 'Unit price', 'Total', 'Bank', 'Sort code', 'Account', 'Due date', 'Terms: net thirty days'], lang='en')


@case
def language_latin_filler():
    """A template: English headings and notes between filler. The filler is Latin by its look, the document is English, as it says itself."""
    d = Doc(lang='en-GB'); d.meta = dict(language='en'); d.page(); y = d.head('Your company newsletter', 45, 545)
    y = d.para('Replace the text on this page with your own. The grey lines show where pictures go, and the boxes at the side are for dates. Keep the headings short.', 45, y, 330, gap=4)
    fill = 'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.'
    y = d.head('News from the workshop', 45, y - 6, size=12); y = d.para(fill, 45, y, 330, gap=4); y = d.para('Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur.', 45, y, 330, gap=4)
    y = d.head('Dates for your diary', 45, y - 6, size=12); y = d.para('The next meeting is on the second Tuesday of the month. Please tell the office by Friday if you can’t come.', 45, y, 330); return d


LIG = ('We met no difficulties at first. The office on the fifth floor was efficient, the staff were offered coffee, and the official of the day had a baffling fluency in affairs that differ from ours.',
       'Then the traffic stopped. A flock of geese had settled on the crossing and refused to be shuffled off, and a fluffy, ruffled gander hissed at the first officer who left his car. The effect was magnificent, but insufficient grain was to be found to make them shift.')


def with_ligatures(t):
    for a, b in (('ffi', '\ufb03'), ('ffl', '\ufb04'), ('ff', '\ufb00'), ('fi', '\ufb01'), ('fl', '\ufb02')): t = t.replace(a, b)
    return t


def ligature_doc(kind, names):
    codes = {c: (code, n) for c, (code, n) in zip('\ufb00\ufb01\ufb02\ufb03\ufb04', names)}
    f = Coded(LM + 'lmroman10-regular.otf' if kind == 'type3' else DEJAVU + 'Serif.ttf', kind, codes); d = Doc(); d.page(); y = 540; size = 10.5 if kind == 'type3' else 9
    for t in LIG:
        for i, l in enumerate(d.break_lines(with_ligatures(t), 330, size, f)): d.words(l, 45, y); y -= 14
        y -= 6; d.say(t)
    return d


@case
def ligatures_type3():
    """A Type 3 font as old dvips makes them: letters are named for what they are, ligatures by number, and no table says more."""
    return ligature_doc('type3', [(11, 'a11'), (12, 'a12'), (13, 'a13'), (14, 'a14'), (15, 'a15')])


@case
def ligatures_truetype():
    """A subset whose ligatures lie on codes of their own, without any table of Unicode values."""
    return ligature_doc('truetype', [(174, 'x'), (175, 'x'), (223, 'x'), (165, 'x'), (166, 'x')])


@case
def printed_twice():
    """Bold by printing letters, words and lines twice; a heading of twelve copies at the same place."""
    d = Doc(); d.page(); t = 'Notice to all tenants'
    for k in range(12): d.line(t, 45, 540, 16, B)
    d.say(t, head=True); y = 510; y = d.para('The water will be turned off on Thursday from eight until noon. Please fill a bucket the evening before, and do not forget to close the taps that were open when the water stopped.', 45, y, 330, gap=6)
    t = 'IMPORTANT: DO NOT USE THE LIFT'; x = 45
    for ch in t:
        for dx in (0, .35): d.raw('BT /%s 11 Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(S), x + dx, y, S.enc(ch)))
        x += S.w(ch) * 11
    d.say(t); y -= 22; t = 'The lift stands still for the same time.'
    for w in t.split():
        pass
    x = 45
    for w in t.split():
        for dx in (0, .4): d.line(w, x + dx, y, 10.5, R)
        x += R.w(w + ' ') * 10.5
    d.say(t); y -= 22; t = 'Your caretaker lives on the ground floor and can be called at any hour.'
    for dx, dy in ((0, 0), (.3, 0), (0, .3), (.3, .3)): d.line(t, 45 + dx, y + dy, 10.5, R)
    d.say(t); return d


@case
def bullets_symbol_fonts():
    d = Doc(); d.page(); y = d.head('What we teach', 45, 545); y = d.para('Four evening courses begin in autumn, and each of them is open to beginners.', 45, y, 330, size=10.5, gap=4)
    wing = TT(DEJAVU + 'Sans.ttf', tounicode=lambda c: {'■': 'n', '❍': 'r', '●': '\uf0b7', '▪': '\uf0a7'}.get(c, c))
    items = ['Keeping a database in good health, even when it has grown older than the people who look after it', 'Writing queries that a colleague can read without having to call you in the evening', 'Backups, and how to find out whether they are worth anything', 'Saying no to a wish that would cost more than it brings']
    for k, (b, t) in enumerate(zip('❍■●▪', items)): d.line(b, 48, y, 9, wing); y = d.para(t, 64, y, 311, size=10.5, lead=13, align='left', gap=3)
    y = d.para('Those who have been there before may choose between two more.', 45, y - 4, 330, size=10.5, gap=4)
    for f, b, t in ((DING, 'l', 'Drawing maps of what nobody has measured, with the tools that you have in the kitchen drawer'), (SYM, '\xb7', 'Repairing what the last course has broken'), (DING, '4', 'Paying the bill')): d.line(b, 48, y, 9, f); y = d.para(t, 64, y, 311, size=10.5, lead=13, align='left', gap=3)
    return d


@case
def letter_one_page():
    d = Doc((595, 842)); d.page(); d.line('Norwick Water Company · 4 Basin Road · Norwick', 70, 800, 9, S); d.rule(70, 794, 525, 794); y = 740
    for t in ('Mrs. Ada Pelling', '19 Chapel Lane', 'Norwick'): y = d.para(t, 70, y, 300, size=11, lead=14, font=S, align='left')
    y = d.para('3 March 2024', 70, y - 14, 455, size=11, font=S, align='right'); y = d.para('Your meter', 70, y - 14, 455, size=11, font=SB)
    for t in ('Dear Mrs. Pelling,', 'our books say that your house has used no water since last June. We are glad to hear of any saving, but we should like to look at the meter before we believe it.', 'A man from our workshop will call on Tuesday between nine and eleven. Please let him into the cellar, and please keep the dog upstairs.', 'Yours sincerely,', 'H. Tolliver'): y = d.para(t, 70, y - 10, 455, size=11, lead=14.5, font=S)
    d.line('Page 1 of 1', 270, 36, 8, S); d.line('Registered in Norland No. 448120', 70, 36, 8, S); d.left = ['Page 1 of 1', 'Registered in Norland']; d.truth = ['? Norwick Water Company · 4 Basin Road · Norwick'] + d.truth; return d


@case
def report_two_pages():
    d = Doc((595, 842), title='Report on the footbridge'); d.meta = dict(title='Report on the footbridge')
    for n in (1, 2):
        d.page(); d.line('Parish of Ostwell', 70, 800, 9, S); d.line('Report on the footbridge', 400, 800, 9, S); d.line('Draft for comment', 70, 36, 9, S); d.line('Page %d of 2' % n, 480, 36, 9, S); y = 750
        if n == 1:
            y = d.head('Report on the footbridge', 70, y, w=455, size=18, font=SB, gap=12); y = d.head('What we saw', 70, y, w=455, size=13, font=SB, gap=4)
            for t in (P[3], P[7], 'The planks on the northern side are rotten to the depth of a finger, and the rail moves when it is leaned on. We did not find out why the southern side is dry, but a gutter that was put up two years ago'): y = d.para(t, 70, y, 455, size=11, lead=15, gap=6)
        else:
            t = 'leads the water away from it and onto the path, where the children slide on it in winter.'; y = d.para(t, 70, y, 455, size=11, lead=15, gap=10, say=False); d.join(t)
            y = d.head('What should be done', 70, y, w=455, size=13, font=SB, gap=4)
            for t in ('Close the bridge to carts at once. New planks can be had from the mill in three weeks, and the rail can be mended by anybody who owns a drill.', P[8]): y = d.para(t, 70, y, 455, size=11, lead=15, gap=6)
    d.left = ['Draft for comment', 'Page 1 of 2', 'Page 2 of 2', 'Parish of Ostwell']; return d


@case
def report_unlike_heads():
    """Two pages, the first with another head than the second: nothing repeats at the same place."""
    d = Doc((595, 842)); d.page(); d.line('I am printed at the top of page one', 70, 806, 8, S); d.line('1', 295, 30, 9, S); y = 740
    for t in (P[0], P[10], P[5]): y = d.para(t, 70, y, 455, size=11.5, lead=15, gap=8)
    d.line('Printed on Monday, 4 March 2024', 70, 30, 8, S)
    d.page(); d.line('2 | Ferry notes', 70, 806, 8, S); d.line('2', 295, 30, 9, S); y = 740
    for t in (P[6], P[11]): y = d.para(t, 70, y, 455, size=11.5, lead=15, gap=8)
    d.line('Printed on Monday, 4 March 2024', 70, 30, 8, S); d.left = ['Printed on Monday', '2 | Ferry notes', 'I am printed at the top']; return d


@case
def transcript_lines():
    """A court's transcript: 25 numbered lines a page."""
    pages = [['THE CLERK: Please raise your right hand.', '', '|DANA WHITLOCK,', 'called as a witness, being first duly sworn, testified', 'as follows:', '|DIRECT EXAMINATION', 'BY MR. OAKES:', 'Q.   Good morning. Where were you on the evening of', '     the ninth of May?', 'A.   At the boathouse, from six until it was dark.', 'Q.   Was anybody with you?',
              'A.   My brother came by at seven to return a ladder.', '     He stayed for a quarter of an hour.', 'Q.   Did he say where he was going?', 'A.   He said that he would walk home along the river,', '     because the road was closed.', '|MS. VANE: Objection. Hearsay.', '|THE COURT: Overruled. You may go on.', 'Q.   Did you hear anything after he had left?', 'A.   An engine, and then a dog.', 'Q.   How long after?', 'A.   Ten minutes. It may have been less, since I was', '     not looking at the clock.', 'Q.   What did you do then?', 'A.   I went out onto the landing stage with a lamp.'],
             ['Q.   And what did you see there?', 'A.   The ladder was in the water and the boat was gone.', 'Q.   Whose boat was it?', 'A.   It belongs to the club, and it has no engine.', 'Q.   So the engine that you had heard was another one?', 'A.   It must have been. I know that boat.', 'Q.   Thank you. I have no further questions.', '|THE COURT: Cross-examination?', '|MS. VANE: Yes, Your Honor.', '|CROSS-EXAMINATION', 'BY MS. VANE:', 'Q.   You said that it was dark. When was that?', 'A.   A little after nine.', 'Q.   And you could see a ladder in the water?', 'A.   I had a lamp.', 'Q.   What kind of lamp?', 'A.   A storm lamp, with paraffin.', 'Q.   How far does such a lamp shine?', 'A.   As far as it has to.', 'Q.   Please answer the question.', 'A.   Four yards, or five when the glass is clean.', 'Q.   Was it clean?', 'A.   I clean it every Sunday.', 'Q.   The ninth of May was a Saturday, was it not?', 'A.   It was.']]
    d = Doc((612, 792))
    for n, ls in enumerate(pages):
        d.page(); d.line('%d' % (n + 14), 520, 755, 12, M); d.rule(108, 60, 108, 770); d.rule(105, 60, 105, 770)
        for i, t in enumerate(ls):
            y = 722 - i * 26; d.line(str(i + 1), 80 if i < 9 else 72.8, y, 12, M)
            if t.startswith('|'): d.line(t[1:], 180, y, 12, M); d.say(t[1:])
            elif t:
                body = t.strip(); x = 120 if t[0] in 'BTca' or t[:2] in ('Q.', 'A.') else 164
                d.raw('BT /%s 12 Tf 1 0 0 1 %d %d Tm <%s> Tj ET' % (d.fname(M), x, y, M.enc(body)))
                if t.startswith('     ') or t.startswith('as follows') or t.startswith('called'): d.join(body)
                else: d.say(body)
        d.line('Halloran & Pike Reporting, Ostwell', 200, 40, 9, M)
    d.left = ['Halloran & Pike Reporting']; return d


def titled(info, shown, author=None):
    d = Doc(title=info, author=author); d.meta = dict(title=shown); d.page(); d.para(shown, 45, 500, 330, size=20, lead=24, font=SB, align='center', head=True); y = 430
    for t in (P[0], P[10]): y = d.para(t, 45, y, 330, size=10.5, lead=13.5, indent=14)
    return d


@case
def title_word_draft(): return titled('Microsoft Word - draft_v3_FINAL.doc', 'The Slate beside the Ticket Window')


@case
def title_exe(): return titled('10811.exe', 'Eleven Minutes at a Lamp')


@case
def title_powerpoint(): return titled('PowerPoint Presentation', 'What the Ferry Knows')


@case
def title_untitled(): return titled('untitled', 'A Bench Is Painted Every Spring')


@case
def title_screenshot(): return titled('Screenshot 2025-07-29 at 00.15.56.png', 'Chalk, Tide and Patience')


@case
def title_guid(): return titled('8f14e45f-ceea-467f-a0e6-5b1c2d3e4f50', 'The Harbour Master’s Breakfast')


@case
def title_first_line_section():
    """No title in the file; the first page has a title in two lines, an author and a first section."""
    d = Doc(); d.meta = dict(title='Keeping Time in Cold Houses'); d.page(); d.say('Keeping Time in Cold Houses', head=True)
    d.line('Keeping Time', 45, 520, 22, B, 'center', 330); d.line('in Cold Houses', 45, 494, 22, B, 'center', 330); d.line('Hetty Marlow', 45, 466, 11, I, 'center', 330); d.say('Hetty Marlow', maybe=True)
    y = d.head('1 Introduction', 45, 430, size=13); y = d.para(P[1], 45, y, 330, size=10.5, lead=13.5); d.para(P[5], 45, y, 330, size=10.5, lead=13.5, indent=14); return d


# Arabic letters in their joined forms, from the names of the presentation forms
import unicodedata
FORMS = {}
for cp in list(range(0xFB50, 0xFBFF)) + list(range(0xFE80, 0xFEFD)):
    dec = unicodedata.decomposition(chr(cp)).split()
    if len(dec) == 2: FORMS.setdefault(chr(int(dec[1], 16)), {})[dec[0][1:-1]] = chr(cp)
LAM_ALEF = {'\u0644\u0627': '\ufefb', '\u0644\u0623': '\ufef7', '\u0644\u0625': '\ufef9', '\u0644\u0622': '\ufef5'}


def shape(word):
    word_out, prev_joins = [], False; i = 0
    joins_next = lambda c: 'initial' in FORMS.get(c, {}) or c == '\u0640'
    while i < len(word):
        c = word[i]; two = word[i:i + 2]
        if two in LAM_ALEF: word_out.append(chr(ord(LAM_ALEF[two]) + (1 if prev_joins else 0))); prev_joins = False; i += 2; continue
        f = FORMS.get(c)
        if not f: word_out.append(c); prev_joins = False; i += 1; continue
        nxt = i + 1 < len(word) and word[i + 1] in FORMS; fwd = joins_next(c) and nxt
        form = 'medial' if prev_joins and fwd else 'final' if prev_joins else 'initial' if fwd else 'isolated'
        word_out.append(f.get(form) or f.get('isolated') or c); prev_joins = joins_next(c); i += 1
    return ''.join(word_out)


def visual(line):
    """A right-to-left line as it stands on the page from left to right; numbers and Latin words keep their order."""
    toks = re.findall(r'[A-Za-z0-9][A-Za-z0-9.,]*[A-Za-z0-9]|[A-Za-z0-9]|.', line); out = []
    i = 0
    while i < len(toks):
        if re.match('[A-Za-z0-9]', toks[i]):
            j = i
            while j + 2 < len(toks) and toks[j + 1] == ' ' and re.match('[A-Za-z0-9]', toks[j + 2]): j += 2
            out.append(''.join(toks[i:j + 1])); i = j + 1
        else: out.append({'(': ')', ')': '(', '«': '»', '»': '«'}.get(toks[i], toks[i])); i += 1
    return ''.join(reversed(out))


def rtl_doc(paras, font, size=13, w=330, title=None, lead=22):
    d = Doc(); d.page(); y = 540
    for k, t in enumerate(([title] if title else []) + paras):
        s = size * 1.4 if title and k == 0 else size; words = t.split(' '); lines, cur = [], []
        for wd in words:
            if cur and font.w(' '.join(shape(v) for v in cur + [wd])) * s > w: lines.append(cur); cur = [wd]
            else: cur.append(wd)
        lines.append(cur)
        for l in lines:
            v = visual(' '.join(shape(x) for x in l)); d.raw('BT /%s %.1f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(font), s, 45 + w - font.w(v) * s, y, font.enc(v))); y -= lead
        y -= 8; d.say(t, head=bool(title) and k == 0)
    return d


BASE = lambda c: unicodedata.normalize('NFKC', c) if '\ufb50' <= c <= '\ufefc' else c
ARABIC = ['وصل القطار إلى المحطة قبل الفجر، ولم ينزل منه إلا رجل واحد يحمل صندوقا صغيرا. سأل الرجل الحارس عن الطريق إلى الميناء، فأشار الحارس إلى الأضواء البعيدة وقال إن الطريق لا يحتاج إلى سؤال.',
          'كان الأطفال يلعبون بالقرب من البئر القديمة كل مساء، وكانت الأمهات ينادين عليهم من النوافذ حين تغيب الشمس. لا أحد يعرف الآن لماذا أغلقت البئر في عام 1987، ولكن الأولاد يقولون إن فيها كنزا.']
PERSIAN = ['پیرمرد هر روز صبح چای را در ایوان می‌نوشت و به کوه نگاه می‌کرد.'.replace('می‌نوشت', 'می‌نوشید'), 'در کلاس ما دو نفر برنامه‌نویسی را با Python شروع کردند و سه نفر با Java کار می‌کنند. سال‌ها بعد فهمیدیم که زبان مهم نبود.', 'گربه‌ی همسایه روی دیوار خوابیده بود و باران آرام آرام می‌بارید. هیچ‌کس در کوچه نبود.']


@case
def arabic_forms():
    """The file names the joined forms themselves, as many programs write them."""
    d = rtl_doc(ARABIC, TT(DEJAVU + 'Sans.ttf', tounicode=lambda c: c), title='الرجل والصندوق'); d.meta = dict(language='ar'); return d


@case
def arabic_base():
    """The file names the letters; lam-alef is one glyph with two letters in their order."""
    d = rtl_doc(ARABIC, TT(DEJAVU + 'Sans.ttf', tounicode=BASE), title='الرجل والصندوق'); d.meta = dict(language='ar'); return d


@case
def arabic_latin_words():
    d = rtl_doc(['بدأنا الدرس بلغة Python ثم انتقلنا إلى Java في الأسبوع الثالث. قال المعلم إن الأمر لا يتعلق باللغة، بل بالصبر.', 'كتبت الطالبة في دفترها: الإصدار 3.11 أسرع من الإصدار 3.10 بقليل، والأهم من ذلك أن الأخطاء صارت أوضح.'], TT(DEJAVU + 'Sans.ttf', tounicode=BASE)); d.meta = dict(language='ar'); return d


@case
def persian():
    f = TT(DEJAVU + 'Sans.ttf', tounicode=BASE); d = rtl_doc(PERSIAN, f); d.meta = dict(language='fa'); return d


def cjk_doc(paras, font, lang, size=11, lead=19, w=330, indent=2, title=None, trailing=False, notes=(), d=None, top=540):
    """Lines are filled to the measure and broken anywhere but before closing marks; trailing: a space at a break is in the file, as word processors leave it."""
    d = d or Doc(); d.page(); y = top
    for k, t in enumerate(([title] if title else []) + paras):
        s = size * 1.4 if title and k == 0 else size; t0 = t
        marks = {m for m, _ in notes}; x0 = (0 if title and k == 0 else indent * s); line, lw = '', 0; lines = []
        for i, c in enumerate(t):
            cw = font.w(c) * s
            if lw + cw > w - (x0 if not lines else 0) and c not in '、。，．！？」』）：；.,!?)”’' :
                if c == ' ': lines.append(line + (' ' if trailing else '')); line, lw = '', 0; continue
                lines.append(line); line, lw = '', 0
            line += c; lw += cw
        lines.append(line)
        for n, l in enumerate(lines): d.raw('BT /%s %.1f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(font), s, 45 + (x0 if n == 0 else 0), y, font.enc(l))); y -= lead
        y -= 4 if not (title and k == 0) else 10; d.say(re.sub(r'\d\)(?=[ .,]|$)', lambda m: m[0], t0), head=bool(title) and k == 0)
    d.meta = dict(language=lang); return d


KO = ['기차가 역에 도착했을 때는 이미 해가 지고 있었다. 대합실에는 노인 한 사람이 난로 옆에 앉아 신문을 읽고 있었고, 창밖에서는 눈이 조용히 내리고 있었다. 역무원은 다음 기차가 언제 떠나는지 아무도 모른다고 말하면서 뜨거운 차를 한 잔 내주었다.',
      '그 마을에는 우물이 하나밖에 없었기 때문에 사람들은 아침마다 줄을 서서 기다려야 했다. 기다리는 동안 주고받는 이야기가 하도 재미있어서, 수도가 들어온 다음에도 사람들은 여전히 우물가에 모였다고 한다.']


@case
def korean_breaks():
    return cjk_doc(KO, TT('/usr/share/fonts/truetype/nanum/NanumMyeongjo.ttf'), 'ko', trailing=True, indent=1, title='눈 내리는 역')


@case
def korean_notes():
    f = TT('/usr/share/fonts/truetype/nanum/NanumMyeongjo.ttf'); d = Doc(); d.page(); y = 540
    texts = [('옛 지도에는 이 고개의 이름이 적혀 있지 않다.{^ 1)} 그러나 장꾼들은 누구나 그 이름을 알고 있었다.', False), ('고개 위에는 돌탑이 있었는데, 지나가는 사람마다 돌을 하나씩 얹었다.{^ 2)} 지금은 그 자리에 작은 쉼터가 서 있다.', False)]
    for t, _ in texts: y = d.para(t, 45, y, 330, size=11, lead=19, font=f, align='left', indent=11, gap=4)
    for t in ('길은 거기에서 둘로 갈라진다. 왼쪽 길은 바다로 내려가고 오른쪽 길은 절로 올라간다.', '봄이면 두 길 모두 꽃으로 덮인다.'): y = d.para(t, 45, y, 330, size=11, lead=19, font=f, align='left', indent=11, gap=4)
    d.rule(45, 100, 145, 100); d.para('1) 지도는 면사무소에 보관되어 있다.', 45, 86, 330, size=8.5, lead=13, font=f, align='left', say=False); d.para('2) 돌탑의 높이는 사람 키의 두 배쯤 되었다고 한다.', 45, 72, 330, size=8.5, lead=13, font=f, align='left', say=False)
    d.meta = dict(language='ko'); d.left = ['지도는 면사무소에 보관되어 있다', '돌탑의 높이는']; return d


@case
def chinese():
    return cjk_doc(['渡船什么时候开，要看潮水，不看时刻表。码头的窗口旁边挂着一块石板，每天早上港务长用粉笔写上当天的时间，傍晚再把它擦掉。住在岛上的人从来没有抱怨过，因为他们知道，海水比任何人都准时。', '老钟到了冬天就会走慢。油在寒冷中变稠，钟摆却缩短了一点点，两个毛病互相抵消，直到某个温暖的星期，其中一个赢了为止。'], TT('/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf'), 'zh', title='石板上的时间')


@case
def japanese():
    return cjk_doc(['渡し船は時刻表ではなく潮に合わせて出る。切符売り場の窓の横に石板が掛けてあり、港長が毎朝チョークでその日の時刻を書き、夕方になると消してしまう。島の人たちは誰も文句を言ったことがない。', '古い時計は冬になると遅れる。寒さで油が固くなり、振り子はわずかに短くなる。二つの狂いは互いに打ち消し合い、暖かい週が来るまで決着がつかない。'], TT('/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf'), 'ja', indent=1, title='石板の時刻')


@case
def japanese_vertical():
    """Columns from right to left, read downwards."""
    f = TT('/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf', vertical=True); d = Doc(); d.page(); x = 370
    for k, t in enumerate(['　港の朝は静かに始まる。灯台の光が消えるころ、漁師たちは網を車に積み、犬が一匹そのあとをついて行く。誰も急がず、誰も遅れない。市場の鐘が鳴るまでには、まだ一時間もある。', '　魚を買いに来る人の中に、毎週一人だけ何も買わない老人がいた。ただ氷の上に並んだ魚を端から端まで眺めて、満足そうに帰って行くのだった。']):
        for i in range(0, len(t), 28): d.raw('BT /%s 14 Tf 1 0 0 1 %d 540 Tm <%s> Tj ET' % (d.fname(f), x, f.enc(t[i:i + 28]))); x -= 26
        d.say(t.strip('　'))
    d.meta = dict(language='ja'); return d


@case
def accents_beside():
    """Accents as letters of their own before, after or above their letter, as old TeX fonts set them."""
    d = Doc(); d.page(); y = 540; f = Std('Times-Roman')
    def spaced(line, y, lead=14):
        """'^' marks: <accent><letter> pairs in brackets are set over each other."""
        x = 45
        for m in re.finditer(r'\[(.)(.)\]|[^\[]+', line):
            if m[1]:
                wl, wa = f.w(m[2]) * 10.5, f.w(m[1]) * 10.5
                d.raw('BT /%s 10.5 Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(f), x + (wl - wa) / 2, y, f.enc(m[1])))
                d.raw('BT /%s 10.5 Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(f), x, y, f.enc(m[2]))); x += wl
            else: d.raw('BT /%s 10.5 Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(f), x, y, f.enc(m[0]))); x += f.w(m[0]) * 10.5
        return y - lead
    comb = {'´': '\u0301', '`': '\u0300', '¨': '\u0308', '˜': '\u0303', 'ˆ': '\u0302', '¸': '\u0327'}
    for par in (['The caf[´e] on the corner belongs to Ren[´e] Mu[˜n]oz, and the na[¨i]ve', 'painting above the bar shows his m[`e]re in K[¨o]ln. She paid for it', 'with a cr[`e]me br[ˆu]l[´e]e and a gar[¸c]on’s smile.'], ['Jos[´e] Garc[´i]a and the Fr[¨a]ulein from M[¨u]nchen meet there on Fridays.']):
        for l in par: y = spaced(l, y)
        y -= 8; d.say(unicodedata.normalize('NFC', re.sub(r'\[(.)(.)\]', lambda m: m[2] + comb[m[1]], ' '.join(par))))
    d.meta = dict(language='en'); return d


@case
def accents_dotless():
    """A dotless i under a caron or an acute, and breves and carons that the font has as signs of their own."""
    f = TT(DEJAVU + 'Serif.ttf'); d = Doc(); d.page(); y = 540
    pairs = [('The letters came from O[˘g]uz in Ankara and from Ji[ˇr][´ı] in Plze[ˇn]. Both', 'wrote about the same clock, which D[ˇa]na had'.replace('D[ˇa]na', 'Ren[´a]ta'), 'sold to a Mr. [ˇS]koda before the war.')]
    comb = {'´': '\u0301', '˘': '\u0306', 'ˇ': '\u030c'}
    for par in pairs:
        for line in par:
            x = 45
            for m in re.finditer(r'\[(.)(.)\]|[^\[]+', line):
                for t in ([m[1], m[2]] if m[1] else [m[0]]):
                    dx = (f.w(m[2]) - f.w(t)) * 4.5 if m[1] else 0; d.raw('BT /%s 9 Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(f), x + dx, y, f.enc(t)))
                x += f.w(m[2] if m[1] else m[0]) * 9
            y -= 13
        d.say(unicodedata.normalize('NFC', re.sub(r'\[(.)(.)\]', lambda m: m[2].replace('ı', 'i') + comb[m[1]], ' '.join(par))))
    d.para('Nobody knows where it stands today.', 45, y - 8, 330, size=9, font=f); d.meta = dict(language='en'); return d


@case
def table_no_rules():
    d = Doc(); d.page(); y = d.para(P[4], 45, 540, 330, size=10.5, lead=13.5, gap=14); rows = [('Station', 'Height', 'Rain', 'Wind'), ('Ridge', '812 m', '1,104 mm', 'west'), ('Mill', '240 m', '890 mm', 'calm'), ('Quay', '3 m', '760 mm', 'south-west'), ('School', '118 m', '815 mm', 'calm'), ('Quarry', '305 m', '901 mm', 'north')]
    for r in rows:
        for i, c in enumerate(r): d.line(c, 60 + i * 80, y, 9.5, S)
        y -= 14
    y = d.para(P[9], 45, y - 14, 330, size=10.5, lead=13.5); d.left = ['1,104 mm', 'Quarry 305 m']; return d


@case
def timetable():
    d = Doc(); d.page(); y = d.head('Bus 14: Ostwell to Sable Bay', 45, 545); y = d.para('On school days only. In winter the last bus waits for the ferry, however late it is.', 45, y, 330, size=10.5, gap=10)
    for r in (('Ostwell, market', '7.05', '9.05', '12.20', '16.05'), ('Mill Lane', '7.11', '9.11', '12.26', '16.11'), ('Hospital', '7.19', '9.19', '12.34', '16.19'), ('Quarry', '7.30', '|', '12.45', '16.30'), ('Sable Bay, quay', '7.48', '9.40', '13.03', '16.48')):
        d.line(r[0], 45, y, 10)
        for i, c in enumerate(r[1:]): d.line(c, 190, y, 10, align='right', w=45 * i + 30)
        y -= 15
    d.para('Dogs travel free if they sit under the seat. Bicycles are taken when there is room for them.', 45, y - 12, 330, size=10.5); d.left = ['7.48', '9.11 12.26']; return d


@case
def play():
    d = Doc(); d.meta = dict(title='The Lighthouse Inspector', ignoreCase=True); d.page(); d.para('The Lighthouse Inspector', 45, 540, 330, size=17, font=B, align='center', head=True); d.para('Act One', 45, 508, 330, size=13, font=B, align='center', head=True)
    y = d.para('{i A round room. A stove, two chairs, a ladder that goes up through the ceiling. Rain.}', 45, 482, 330, size=10.5, lead=13.5, gap=8)
    for who, t in (('Marit', 'You are late. The lamp was lit an hour ago.'), ('Inspector', '{i (shaking his hat)} The boat was late. I was on time. I have been on time since Tuesday.'), ('Marit', 'Sit down. {i (She pours tea without looking.)} There is nothing to inspect.'),
                   ('Inspector', 'There is always something. The oil, the wick, the logbook and, if I may say so, the keeper.'), ('Marit', 'The keeper is up the ladder.'), ('Inspector', 'And who are you?'), ('Marit', '{i (after a pause)} The lamp.')):
        y = d.para('{sc %s}. %s' % (who, t), 45, y, 330, size=10.5, lead=13.5, hang=14, gap=4, say=False); d.say('%s. %s' % (who.upper(), plain(t)))
    y = d.para('{i The light above them goes out. Neither of them moves.}', 45, y - 4, 330, size=10.5, lead=13.5); return d


@case
def verse():
    d = Doc(); d.page(); y = d.head('Slack Water', 45, 540, size=15, gap=12)
    for st in (('The tide has nowhere else to be', 'this quarter of an hour;', 'it leans upon the harbour wall', 'and smells of salt and flour.'), ('The baker’s boy has dropped a sack', 'and nobody has seen;', 'the gulls are walking up and down', 'where walls of foam have been.'), ('And then a rope begins to creak,', 'a hull begins to turn,', 'and all that we forgot to say', 'goes out beyond the stern.')):
        for l in st: d.line(l, 60, y, 11, R); y -= 15
        y -= 12; d.say(' '.join(st))
    return d


@case
def two_columns_pull_quote():
    """Two columns, a picture with its caption across both of them, and a quotation from the text, set large, in the middle of a column."""
    d = Doc((595, 842)); d.page(); d.say('A Bell from the Bottom of the Quarry', head=True); d.line('A Bell from the Bottom of the Quarry', 60, 770, 22, SB)
    d.image(zlib.compress(bytes((x * 3 + y * 2) % 200 + 40 for y in range(64) for x in range(128))), 128, 64, 60, 560, 475, 170, filt='/FlateDecode'); d.para('{b The quarry at Ostwell in the dry summer.} The carts were found under the shadow on the right. Photograph from the parish archive.', 60, 546, 475, size=8.5, lead=10.5, font=S, say=False)
    left = [P[7], P[3], P[8]]; right = [P[5], P[6], P[2]]; y = 505
    for t in left[:1]: y = d.para(t, 60, y, 228, size=10, lead=12.5)
    t = 'A good wall of dry stone'; y = d.para(left[1], 60, y, 228, size=10, lead=12.5, indent=12)
    d.rule(60, y - 2, 288, y - 2, 1); yq = d.para('“It rings at noon, and the dogs of three villages answer.”', 70, y - 24, 208, size=16, lead=20, font=I, align='center', say=False); d.rule(60, yq + 8, 288, yq + 8, 1); y = yq - 12
    y = d.para(left[2], 60, y, 228, size=10, lead=12.5, indent=12); y = 505
    for k, t in enumerate(right): y = d.para(t, 307, y, 228, size=10, lead=12.5, indent=12)
    d.say('“It rings at noon, and the dogs of three villages answer.”', maybe=True); d.line('The Ostwell Messenger', 60, 30, 8, S); d.line('7', 525, 30, 8, S); d.left = ['Photograph from the parish archive', 'The Ostwell Messenger']; return d


@case
def legal_clauses():
    d = Doc((595, 842)); d.meta = dict(title='Agreement on the Use of a Landing Stage'); d.page(); d.para('Agreement on the Use of a Landing Stage', 70, 770, 455, size=15, font=B, align='center', head=True); y = 738
    items = [(0, '# 1. Definitions'), (1, '1.1 In this agreement “the Stage” means the wooden landing stage at the end of Chapel Lane, with its steps, rails and rings, but without the boat that lies beside it.'), (1, '1.2 “The Season” means the time from 1 April to 31 October of each year, unless'), (2, '(a) the river is closed by order of the council; or'), (2, '(b) the Stage is under water, in which case'), (3, '(i) the Season ends on that day; and'), (3, '(ii) it begins again when the steps are dry.'),
             (0, '# 2. Use'), (1, '2.1 The Club may tie up not more than four boats at a time. Each boat shall carry its name in letters that can be read from the bank.'), (1, '2.2 Subject to clause 1.2(b)(ii), the Owner shall keep the Stage in good repair and shall not lock the gate between six in the morning and ten at night.'), (1, '2.3 Nothing in clause 2.1 prevents a boat in distress from being tied up, whoever it belongs to.')]
    for lv, t in items:
        if t.startswith('# '): y = d.head(t[2:], 70, y - 8, w=455, size=11.5, font=B, gap=3); continue
        num, rest = t.split(' ', 1); x = 70 + 30 * max(0, lv - 1) + (0 if lv < 2 else 6)
        d.line(num, x, y, 11); y = d.para(rest, x + 30, y, 455 - (x + 30 - 70), size=11, lead=14, say=False, gap=5); d.say(num + ' ' + rest)
    d.line('Initials: ______', 420, 40, 9); d.line('Page 1', 70, 40, 9); d.left = ['Page 1']; return d


def hidden_doc(): d = Doc(); d.page(); y = d.para(P[0], 45, 540, 330, size=10.5, lead=13.5, gap=10); d.say(P[5]); return d, y


@case
def hidden_text():
    """White on white, invisible (3 Tr), outside the page, behind a picture, in letters of a tenth of a point."""
    d, y = hidden_doc(); d.raw('1 1 1 rg'); y = d.para('This sentence is white on white and was put here for a search engine to find.', 45, y, 330, size=10.5, say=False, left=True); d.raw('0 g')
    d.raw('BT 3 Tr /%s 10.5 Tf 1 0 0 1 45 %.1f Tm <%s> Tj 0 Tr ET' % (d.fname(R), y, R.enc('This sentence is invisible and names the draft from which the page was made.'))); d.left.append('This sentence is invisible')
    d.para('This sentence lies outside of the page and is a note for the printer.', 45, 640, 330, size=10.5, say=False, left=True); d.para('So does this one, on the left.', -260, 300, 200, size=10.5, say=False, left=True)
    d.para('This sentence lies behind a picture that was put over it later on.', 45, y - 40, 330, size=10.5, say=False, left=True); d.image(zlib.compress(bytes([190] * 4096)), 64, 64, 40, y - 60, 345, 40, filt='/FlateDecode')
    d.para('Buy cheap umbrellas, umbrellas, umbrellas, in every colour and size.', 45, y - 90, 330, size=.1, say=False, left=True); d.para(P[5], 45, y - 110, 330, size=10.5, lead=13.5, say=False); return d


@case
def redacted():
    """Names under black boxes: the words are in the file, but whoever blackened them didn't want them read."""
    d = Doc(); d.page(); y = 540
    for t, cover in (('The complaint was made by Harriet Lowmoor of Basin Road on the second of May.', 'Harriet Lowmoor of Basin Road'), ('She says that on every day in spring Tobias Crane moved the fence by the breadth of a hand.', 'Tobias Crane'), ('The council has asked both of them to come to the office on Monday and to bring their maps.', None)):
        d.line(t, 45, y, 8.5, R)
        if cover: a = t.index(cover); x0 = R.w(t[:a]) * 8.5; d.raw('0 g %.1f %.1f %.1f 11 re f' % (45 + x0 - 1, y - 2.5, R.w(cover) * 8.5 + 2)); d.left.append(cover); t = t.replace(cover, '').replace('  ', ' ')
        y -= 22; d.say(t)
    y = d.para(P[2], 45, y, 330, size=8.5, lead=12); d.meta = dict(anyParagraphs=True); return d


@case
def hyphens():
    """Soft hyphens in the file, U+2010, a compound broken at its own hyphen, an address over two lines, a dash at the end of a line, and a word broken at the turn of a page above a note."""
    f = TT(LIB + 'Serif-Regular.ttf'); d = Doc(); d.page(); y = 540
    def lines(ls, say):
        nonlocal y
        for l in ls: d.raw('BT /%s 10.5 Tf 1 0 0 1 45 %.1f Tm <%s> Tj ET' % (d.fname(f), y, f.enc(l))); y -= 13.5
        y -= 6
        if say: d.say(say)
    lines(['The harbour master’s slate is a small but con\u00ad', 'siderable work of litera\u2010', 'ture, and its well-', 'known author signs it in chalk every morn-', 'ing. Visitors from the main-', 'land take photographs of it.'], 'The harbour master’s slate is a small but considerable work of literature, and its well-known author signs it in chalk every morning. Visitors from the mainland take photographs of it.')
    lines(['A copy of each day’s text is kept at', 'https://www.slates.example/harbour/sable-', 'bay/archive/2023/index.html and can be read', 'by anybody. It is a small thing —', 'but people come back to it, the nineteenth-', 'and twentieth-century slates above all.'], None); d.say('A copy of each day’s text is kept at https://www.slates.example/harbour/sable-bay/archive/2023/index.html and can be read by anybody. It is a small thing — but people come back to it, the nineteenth- and twentieth-century slates above all.')
    ls = ['Nobody has ever counted how many of them were washed away by rain', 'before they could be copied,{^ 1} and the har-']
    for l in ls: d.line(l, 45, y, 10.5, f); y -= 13.5
    d.rule(45, 92, 120, 92); d.para('{^ 1} The first copy was made in 1931, on the back of a bill for rope and lamp oil that the office had not paid.', 45, 80, 330, size=8.5, font=f, say=False); d.left = ['The first copy was made in 1931']
    d.page(); y = 540; lines(['bour master doesn’t want it to be counted now.'], None); d.say('Nobody has ever counted how many of them were washed away by rain before they could be copied, and the harbour master doesn’t want it to be counted now.'); lines(['On the second page nothing is broken.'], 'On the second page nothing is broken.')
    return d


@case
def drop_cap():
    """A drop cap in another font, then words in small capitals; a second one that stands in the margin."""
    d = Doc(); d.page(); y = d.head('The Pear', 45, 540, size=16, gap=10); rest = 'HEN THE ORCHARD WAS SOLD the new owners found a ledger in the loft with the name of every tree. Some of the names had been crossed out and written again in a later hand, as though a tree had died and been forgiven.'
    d.line('W', 45, y - 25, 46, BI); ls = d.break_lines('{sc hen the orchard was sold} ' + rest[25:], 285, 10.5, R); ls2 = None
    for i, l in enumerate(ls[:3]): d.words(l, 90, y - i * 13); 
    restw = ' '.join(''.join(p[0] for p in w) for l in ls[3:] for w in l); d.para(restw, 45, y - 39, 330, size=10.5, lead=13, say=False); d.say('When the orchard was sold ' + rest[25:].strip())
    y = 380; y = d.head('The Bell', 45, y, size=16, gap=10); d.line('N', 20, y, 30, B); d.para('obody knew how deep the quarry was until the summer it ran dry. At the bottom lay two carts, a bicycle and the bell of the old school.', 45, y, 330, size=10.5, lead=13, say=False); d.say('Nobody knew how deep the quarry was until the summer it ran dry. At the bottom lay two carts, a bicycle and the bell of the old school.'); d.meta = dict(ignoreCase=True); return d


@case
def tracked_letters():
    """A chapter's label and title with wide spaces between the letters, set one by one; a paragraph set loosely."""
    d = Doc(); d.page(); y = 530
    for t, size, gap in (('CHAPTER SEVEN', 11, 5), ('The Brass Lamps', 18, 4)):
        tot = sum(S.w(c) * size + gap for c in t); x = 45 + (330 - tot) / 2
        for c in t:
            if c != ' ': d.raw('BT /%s %d Tf 1 0 0 1 %.2f %d Tm <%s> Tj ET' % (d.fname(S), size, x, y, S.enc(c)))
            x += S.w(c) * size + gap + (gap if c == ' ' else 0)
        y -= 32
    d.say('CHAPTER SEVEN', head=True); d.say('The Brass Lamps', head=True); t = 'The library moved three times in a hundred years and lost'
    d.line(t, 45, y, 10.5, R, track=.6); d.line('something at every move. First the maps went, then the', 45, y - 15, 10.5, R, track=1.1); d.line('newspapers, and finally the little brass lamps.', 45, y - 30, 10.5, R, track=1.6)
    d.say(t + ' something at every move. First the maps went, then the newspapers, and finally the little brass lamps.'); d.para(P[10], 45, y - 54, 330, size=10.5, lead=13.5, indent=14); d.meta = dict(anyParagraphs=True); return d


@case
def curved_heading():
    """A title on an arc: every letter has its own turn."""
    import math
    d = Doc(); d.page(); t = 'SABLE BAY REGATTA'; x, r, cx, cy = 0, 210, 210, 320; total = sum(SB.w(c) * 22 + 3 for c in t)
    for c in t:
        a = math.pi / 2 + (total / 2 - x - SB.w(c) * 11) / r; px, py = cx + r * math.cos(a), cy + r * math.sin(a); b = a - math.pi / 2
        if c != ' ': d.raw('BT /%s 22 Tf %.4f %.4f %.4f %.4f %.2f %.2f Tm <%s> Tj ET' % (d.fname(SB), math.cos(b), math.sin(b), -math.sin(b), math.cos(b), px, py, SB.enc(c)))
        x += SB.w(c) * 22 + 3
    d.say(t, maybe=True); y = 430
    for t in ('The boats start at the pier at two o’clock and come back when they come back.', P[0], P[10]): y = d.para(t, 45, y, 330, size=10.5, lead=13.5, gap=6)
    return d


@case
def figures_and_formulas():
    """Old-style figures from another font; raised and lowered digits that belong to the word."""
    lm = TT(LM + 'lmromanslant10-regular.otf') if False else I
    d = Doc(); d.page(); y = 540
    y = d.para('In {i 1931} the mill ground {i 2,450} sacks, which is more than in {i 1930} but less than in the {i 12} years before.', 45, y, 330, size=10.5, lead=14, gap=6)
    y = d.para('A lake of 10{up 2} square yards holds about 10{up 5} pounds of H{_ 2}O and very little CO{_ 2}.', 45, y, 330, size=10.5, lead=14, say=False, gap=6); d.say('A lake of 10² square yards holds about 10⁵ pounds of H₂O and very little CO₂.')
    y = d.para('The 21{up st} of June is the longest day, and on the 22{up nd} the M{up me} Corvet of our story opens her shop at half past five.', 45, y, 330, size=10.5, lead=14, say=False, gap=6); d.say('The 21st of June is the longest day, and on the 22nd the Mme Corvet of our story opens her shop at half past five.')
    y = d.para('Her door is 3½ feet wide, the shelf is at 5 m{up 2}, and the room costs £40 a week.{^ 1}', 45, y, 330, size=10.5, lead=14, say=False); d.say('Her door is 3½ feet wide, the shelf is at 5 m², and the room costs £40 a week.')
    d.rule(45, 92, 120, 92); d.para('{^ 1} Bills of the year 1931, in the parish archive.', 45, 80, 330, size=8.5, say=False); d.left = ['Bills of the year 1931']; d.meta = dict(digits=True); return d


@case
def form_filled():
    """A form with filled fields. What was filled in is part of the page and is read where it stands."""
    d = Doc(); d.page(); y = d.head('Application for a berth', 45, 540, size=15, gap=10); pdf = d.pdf; fields = []
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding))
    for lab, val in (('Name of the boat', 'Second Thoughts'), ('Length', '7.4 metres'), ('Home port', 'Sable Bay')):
        d.line(lab + ':', 45, y, 10.5, S); ap = Stream(pdf, b'/Tx BMC q BT /Helv 10.5 Tf 0 g 2 4 Td (%s) Tj ET Q EMC' % val.encode()); ap.Type = Name.XObject; ap.Subtype = Name.Form; ap.BBox = [0, 0, 200, 16]; ap.Resources = Dictionary(Font=Dictionary(Helv=font))
        w = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=pikepdf.String(lab), V=pikepdf.String(val), Rect=[160, y - 4, 360, y + 12], F=4, DA=pikepdf.String('/Helv 10.5 Tf 0 g'), AP=Dictionary(N=pdf.make_indirect(ap)))); fields.append(w); d.cur['annots'].append(w); d.say('%s: %s' % (lab, val)); y -= 24
    pdf.Root.AcroForm = Dictionary(Fields=Array(fields), DR=Dictionary(Font=Dictionary(Helv=font)), DA=pikepdf.String('/Helv 0 Tf 0 g'))
    d.para('Send the form to the harbour office before the first of March. A berth is given to whoever asks first.', 45, y - 6, 330, size=10.5, lead=13.5); d.meta = dict(anyParagraphs=True); return d


@case
def comments():
    """A page with a reader's comments. The typed text on the page (FreeText) can be seen and may be read; pop-ups and highlights are somebody else's notes and are not."""
    d = Doc(); d.page(); d.para(P[0], 45, 540, 330, size=10.5, lead=13.5); d.para(P[9], 45, 440, 330, size=10.5, lead=13.5); pdf = d.pdf
    t = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[385, 530, 403, 548], Contents=pikepdf.String('Check this with the harbour office, it sounds invented.'), T=pikepdf.String('Reviewer 2'), Name=Name.Comment, F=28))
    pop = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=[300, 400, 410, 500], Parent=t)); t.Popup = pop
    hl = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=[45, 436, 200, 450], QuadPoints=[45, 450, 200, 450, 45, 436, 200, 436], C=[1, 1, 0], Contents=pikepdf.String('Cut?'), F=4))
    d.cur['annots'] += [t, pop, hl]; d.left = ['Check this with', 'Reviewer 2', 'Cut?']; return d


@case
def note_goes_on():
    """A footnote that goes on at the foot of the next page, without a mark there; then notes at the end."""
    d = Doc(); d.page(); y = 545
    for t in (P[0] + '{^ 1}', P[6], P[8], P[5]): y = d.para(t, 45, y, 330, size=10.5, lead=13.5, indent=14)
    y = d.para('The slates of the other harbours are made of wood and painted black, and the chalk on them', 45, y, 330, size=10.5, lead=13.5, indent=14)
    d.rule(45, 118, 145, 118); d.para('{^ 1} The printed timetable goes back to a meeting of 1908, at which the company promised the parish that there would be one. It was drawn up by a clerk who had never seen the sea and who took the hours from a table for another coast; when this was', 45, 106, 330, size=8.5, lead=10.5, say=False)
    d.line('41', 205, 28, 9)
    d.page(); y = d.para('is hard to read in the morning sun.', 45, 545, 330, size=10.5, lead=13.5, say=False); d.join('is hard to read in the morning sun.')
    for t in (P[10], P[4], P[7]): y = d.para(t, 45, y, 330, size=10.5, lead=13.5, indent=14)
    d.rule(45, 118, 145, 118); d.para('pointed out to him he answered that the sea would have to get used to it. The company kept the table because the type had already been paid for.', 45, 106, 330, size=8.5, lead=10.5, say=False); d.line('42', 205, 28, 9)
    d.left = ['The printed timetable goes back', 'pointed out to him he answered']; return d


@case
def endnotes():
    d = Doc(); d.page(); y = d.head('The Brass Lamps', 45, 545, size=15)
    for t in (P[6] + '{^ 1}', P[10], P[2] + '{^ 2}', P[11]): y = d.para(t, 45, y, 330, size=10.5, lead=13.5, indent=14)
    y = d.para('Notes', 45, y - 14, 330, size=12, font=B, say=False) - 2
    for t in ('1. Minutes of the library committee, vol. 3, p. 118.', '2. The ledger was lost in the move of 1954; see the letter of the librarian to the mayor, now in the parish archive.'): y = d.para(t, 45, y, 330, size=9, lead=11, say=False, left=True)
    return d


@case
def stamps_and_watermark():
    """DRAFT across the page, a number for the court at the foot, a line of a printer at the side."""
    d = Doc()
    for n, ps in enumerate(((P[0], P[3], P[8]), (P[5], P[9], P[11]))):
        d.page(); d.raw('q .85 g BT /%s 96 Tf .7071 .7071 -.7071 .7071 90 150 Tm (DRAFT) Tj ET Q' % d.fname(SB)); y = 540
        for t in ps: y = d.para(t, 45, y, 330, size=10.5, lead=13.5, gap=6)
        d.line('NWC-0004%d' % (311 + n), 340, 20, 9, M); d.raw('BT /%s 7 Tf 0 1 -1 0 12 200 Tm (Sable Bay Press  04-03-2024  10:14  Seite %d) Tj ET' % (d.fname(S), n + 1)); d.line('CONFIDENTIAL', 45, 575, 8, SB)
    d.left = ['DRAFT', 'NWC-0004', 'Sable Bay Press', 'CONFIDENTIAL']; return d


@case
def locked_user():
    d = Doc(); d.page(); d.para(P[0], 45, 540, 330); d.encryption = pikepdf.Encryption(user='secret', owner='keeper', R=6); d.truth = []; d.meta = dict(error='password'); return d


@case
def locked_owner():
    d = Doc(); d.page(); book_page(d, [P[0], P[5]], 'The slate'); d.encryption = pikepdf.Encryption(user='', owner='keeper', R=4, allow=pikepdf.Permissions(extract=False, print_highres=False)); return d


@case
def contents_page():
    """A page of contents with leaders between a title page and the first chapter."""
    d = Doc(); d.meta = dict(title='Lamps and Ledgers'); d.page(); d.line('Lamps and Ledgers', 45, 380, 24, B, 'center', 330); d.say('Lamps and Ledgers', head=True); d.say('Hetty Marlow', maybe=True); d.line('Hetty Marlow', 45, 345, 12, I, 'center', 330)
    d.page(); d.line('Contents', 45, 540, 15, B); y = 505
    for t, p in (('1  The Library', 3), ('2  The Night Train', 3), ('3  The Orchard', 4)): d.line(t + ' ' + '. ' * int((290 - R.w(t) * 10.5) / (R.w('. ') * 10.5)), 45, y, 10.5); d.line(str(p), 345, y, 10.5, align='right', w=30); y -= 18
    d.page(); y = d.head('1 The Library', 45, 545); y = d.para(P[6], 45, y, 330, size=10.5, lead=13.5, gap=14); y = d.head('2 The Night Train', 45, y); d.para(P[10], 45, y, 330, size=10.5, lead=13.5); d.line('3', 205, 28, 9)
    d.page(); y = d.head('3 The Orchard', 45, 545); d.para(P[2], 45, y, 330, size=10.5, lead=13.5); d.line('4', 205, 28, 9); d.left = ['Contents', '. . .']; return d


@case
def columns_drawn_by_row():
    """Two columns whose lines are in the file by rows, left and right by turns, as word processors' tables and some converters write them."""
    d = Doc((595, 842)); d.page(); L = [l for t in (P[0], P[6], P[8]) for l in d.break_lines(t, 225, 10, R, indent=0)]; Rr = [l for t in (P[5], P[11], P[4]) for l in d.break_lines(t, 225, 10, R)]
    for i in range(max(len(L), len(Rr))):
        if i < len(L): d.words(L[i], 60, 770 - 12.5 * i)
        if i < len(Rr): d.words(Rr[i], 310, 770 - 12.5 * i)
    for t in (P[0], P[6], P[8], P[5], P[11], P[4]): d.say(t)
    d.meta = dict(anyParagraphs=True); return d


@case
def language_one_sentence():
    """One English sentence, as on a cover or a slide."""
    d = Doc(lang='en'); d.meta = dict(language='en'); d.page(); d.para('Kestrel packs PDF, DOC and JSON conversion into one small tool', 45, 500, 330, size=16, lead=21, font=S, align='left'); return d


@case
def booklet_shared_lines():
    """Small boxes beside the column, whose lines stand nearly on the column's lines."""
    d = Doc((420, 595)); d.meta = dict(title='Walking Without a Map'); d.page(); d.head('Walking Without a Map', 40, 545, size=18, font=SB, gap=6); y = y0 = 505
    ts = ['Leave the path where it turns for no reason. Paths remember sheep, and sheep remember water; both of them know more about the hill than the sign at the car park does.', 'Look back often. The way home never looks like the way out, and a tree that was on the left will be on the left again only if you walk backwards.', 'Sit down before you are tired. Ten minutes on a dry stone are worth an hour of brave walking, and you see the weather come.']
    for t in ts: y = d.para(t, 40, y, 215, size=10, lead=14, font=S, align='left', gap=5)
    for yy, h, t in ((y0 - 3, 'Take along', 'A whistle, a pencil and something that you like to eat. Leave the telephone on, but in the bag.'), (y0 - 87, 'In fog', 'Stay where you are until you can see three trees.')):
        d.rect(272, yy - 72, 116, 86, (.81, .90, .84)); d.line(h, 278, yy, 9, SB); d.para(t, 278, yy - 14, 104, size=9, lead=12.6, font=S, align='left', say=False); d.say(h, maybe=True); d.say(t, maybe=True); d.say(h + ' ' + t, maybe=True)
    return d


@case
def hebrew():
    """Right to left in the order of the page, with a Latin name, a year and brackets inside."""
    f = TT(DEJAVU + 'Sans.ttf'); d = Doc(); d.meta = dict(language='he'); d.page(); y = 530
    for t in ('הרכבת עוצרת בתחנה שאין לה עיר. יש שם פנס, ספסל וברז עם מים טובים, ובכל השנים לא ראיתי איש עולה בה.', 'הספסל נצבע כל אביב (לפעמים בירוק). בשנת 1931 כתב על כך העיתון Harbour Post, ומאז באים לשם אנשים.'):
        lines, cur = [], []
        for wd in t.split(' '):
            if cur and f.w(' '.join(cur + [wd])) * 13 > 330: lines.append(cur); cur = [wd]
            else: cur.append(wd)
        lines.append(cur)
        for l in lines: v = visual(' '.join(l)); d.raw('BT /%s 13 Tf 1 0 0 1 %.2f %.1f Tm <%s> Tj ET' % (d.fname(f), 375 - f.w(v) * 13, y, f.enc(v))); y -= 21
        y -= 8; d.say(t)
    return d


@case
def arabic_brackets():
    d = rtl_doc(['كان المفتاح معلقا وراء الباب (كما هو اليوم)، وعليه رقم 14. قال الحارس: لا يفتح هذا المفتاح شيئا (إلا الخزانة القديمة).', 'طبعنا القائمة على ورق A4 وعلقناها قرب الساعة.'], TT(DEJAVU + 'Sans.ttf', tounicode=lambda c: c)); d.meta = dict(language='ar'); return d


@case
def verse_numbers():
    """Raised numbers before each verse, as in holy books: not said, or said apart from the word, but never as one word with it."""
    d = Doc(); d.page(); y = d.head('The Song of the Ferry', 45, 540); y = d.para('{^ 1}When the water was low they waited. {^ 2}And they said to the ferryman, Why do you not row? {^ 3}He answered them, Where there is no water there is no ferry. {^ 4}Then they sat down on the stones and ate their bread.', 45, y, 330, size=11, lead=15, gap=6)
    d.para('{^ 5}In the evening the water came back. {^ 6}None of them had seen it come.', 45, y, 330, size=11, lead=15); d.meta = dict(anyParagraphs=True); return d


@case
def bilingual_columns():
    """Two languages beside each other: one column, then the other."""
    d = Doc(); d.meta = dict(anyLanguage=True, anyParagraphs=True); d.page(); d.head('House rules / Hausordnung', 45, 545); en = ['Please close the gate behind you, even if you found it open.', 'The kitchen is shared. Wash what you have used and put it back where it was.', 'Quiet is kept from ten in the evening until seven in the morning, on Sundays until eight.']; de = ['Bitte schließen Sie das Tor hinter sich, auch wenn es offen stand.', 'Die Küche gehört allen. Spülen Sie, was Sie benutzt haben, und stellen Sie es an seinen Platz zurück.', 'Von zehn Uhr abends bis sieben Uhr morgens ist Ruhe, sonntags bis acht.']; y = 505
    for a, b in zip(en, de): ya = d.para(a, 45, y, 155, size=10, lead=12.5, align='left', say=False); yb = d.para(b, 220, y, 155, size=10, lead=12.5, align='left', say=False); y = min(ya, yb) - 8
    for t in en + de: d.say(t)
    return d


@case
def browser_print():
    """Printed from a browser: date and title above, address and page below."""
    d = Doc((595, 842), title='Notes on a dry quarry'); d.meta = dict(title='Notes on a dry quarry')
    for n, ps in enumerate(((P[7], P[3], P[8]), (P[0], P[5]))):
        d.page(); d.line('3/4/24, 9:05 AM', 28, 820, 8, S); d.line('Notes on a dry quarry', 260, 820, 8, S); d.line('https://quarry.example/notes/dry?id=17', 28, 18, 8, S); d.line('%d/2' % (n + 1), 550, 18, 8, S); y = 780
        if n == 0: y = d.head('Notes on a dry quarry', 40, y, w=515, size=20, gap=8)
        for t in ps: y = d.para(t, 40, y, 515, size=12, lead=16, align='left', gap=10)
    d.left = ['3/4/24', 'quarry.example', '1/2']; return d


@case
def browser_print_one_page():
    d = Doc((595, 842), title='Ferry notice'); d.meta = dict(title='Ferry notice'); d.page(); d.line('3/4/24, 9:05 AM', 28, 820, 8, S); d.line('Ferry notice', 270, 820, 8, S); d.line('file:///C:/Users/desk/notice.html', 28, 18, 8, S); d.line('1/1', 550, 18, 8, S); y = d.head('Ferry notice', 40, 770, w=515, size=20, gap=8)
    for t in (P[0], P[10]): y = d.para(t, 40, y, 515, size=12, lead=16, align='left', gap=10)
    d.left = ['3/4/24', 'file:', '1/1']; return d


@case
def stamp_twice():
    """The stamp of a court's register at the top of each page, every letter printed twice."""
    d = Doc((612, 792))
    for n, ps in enumerate(((P[2], P[9]), (P[1], P[6]))):
        d.page(); x = 120
        for ch in 'Case 4:19-cv-00731   Document 8   Filed 11/02/23   Page %d of 2' % (n + 1):
            for dx in (0, .25): d.raw('BT /%s 10 Tf 1 0 0 1 %.2f 770 Tm <%s> Tj ET' % (d.fname(S), x + dx, S.enc(ch)))
            x += S.w(ch) * 10
        y = 700
        for t in ps: y = d.para(t, 90, y, 430, size=12, lead=24, indent=36)
    d.left = ['Case 4', 'CCaassee', 'PPaaggee']; return d


@case
def line_before_table():
    """The last line of a paragraph is short and stands close above a table of short cells."""
    d = Doc(); d.page(); y = d.para('The five lamps were moved from the reading desks to the cellar and from there to the loft, and the list below says where each of them is now and what it', 45, 540, 330, size=11, lead=15, say=False); d.say('The five lamps were moved from the reading desks to the cellar and from there to the loft, and the list below says where each of them is now and what it gives.')
    d.line('gives.', 45, y, 11); y -= 16
    for r in (('Lamp', 'Light', 'Where'), ('1', 'oil, dim', 'loft'), ('2', 'gas, bright', 'hall'), ('3', 'oil, dim', 'church'), ('4', 'none', 'school')):
        for i, c in enumerate(r): d.line(c, 45 + i * 110, y, 11)
        y -= 15
    d.para(P[6], 45, y - 6, 330, size=11, lead=15); d.left = ['gas, bright']; return d


@case
def invisible_alone():
    """Invisible text without any picture: nobody can see it."""
    d = Doc(); d.page(); d.para('The notice on the door has two lines.', 45, 500, 330, size=14); d.para('This is the second one.', 45, 476, 330, size=14); d.raw('BT 3 Tr /%s 14 Tf 1 0 0 1 45 440 Tm <%s> Tj 0 Tr ET' % (d.fname(R), R.enc('Nobody can see this line.'))); d.left = ['Nobody can see']; d.meta = dict(anyParagraphs=True); return d


@case
def scan_specks():
    """A scan with specks of dust, which anybody can read."""
    import random
    from PIL import Image
    d = Doc(); data, wh = scan_page([P[5], P[9]], (874, 800), px=27, left=100, top=90, measure=670, heading='Bread and bees'); im = Image.open(io.BytesIO(data)); px = im.load(); rnd = random.Random(7)
    for _ in range(1500):
        a, b = rnd.randrange(im.width - 1), rnd.randrange(im.height - 1); v = rnd.randrange(40, 140)
        px[a, b] = v
    b = io.BytesIO(); im.save(b, 'JPEG', quality=35); d.page(size=(420, 384)); d.image(b.getvalue(), *wh, 0, 0, 420, 384); d.say('Bread and bees', head=True); d.say(P[5]); d.say(P[9]); return d


@case
def ingredients_beside_steps():
    """A list of short items beside numbered steps: the list, then the steps."""
    d = Doc(); d.meta = dict(anyParagraphs=True); d.page(); d.head('Pear butter', 45, 545); y = 510
    for t in ('1 kg ripe pears', '200 g sugar', '1 lemon', 'cinnamon', 'a little water'): d.line(t, 45, y, 10.5); d.say(t); y -= 14
    y = 510
    for n, t in enumerate(('Peel the pears, take out the cores and cut them into small pieces.', 'Cook them with the lemon and a little water until they fall apart, which takes about half an hour.', 'Press everything through a sieve, add the sugar and the cinnamon, and cook it slowly until a spoon leaves a path.', 'Fill it into hot jars and turn them over for five minutes.')): d.line('%d.' % (n + 1), 150, y, 10.5); y = d.para(t, 165, y, 210, size=10.5, lead=14, align='left', say=False); d.say('%d. %s' % (n + 1, t))
    d.para('It keeps for a year, if nobody knows where it is.', 45, y - 10, 330, size=10.5); return d


@case
def japanese_ruby():
    """Small kana above the words: they are not read after the word that they explain."""
    f = TT('/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf'); d = Doc(); d.meta = dict(language='ja'); d.page(); y = 530; full = ''
    for parts in ([('渡', 'わた'), 'し', ('船', 'ぶね'), 'は時刻表ではなく', ('潮', 'しお'), 'に合わせて出る。切符売'], ['り場の横に', ('石板', 'せきばん'), 'が掛けてあり、港長が', ('毎朝', 'まいあさ'), '時刻を'], ['書く。', ('夕方', 'ゆうがた'), 'になると消してしまう。']):
        x = 45
        for p in parts:
            t, r = p if isinstance(p, tuple) else (p, None); d.raw('BT /%s 14 Tf 1 0 0 1 %.1f %.1f Tm <%s> Tj ET' % (d.fname(f), x, y, f.enc(t)))
            if r: d.raw('BT /%s 6 Tf 1 0 0 1 %.1f %.1f Tm <%s> Tj ET' % (d.fname(f), x + (len(t) * 14 - len(r) * 6) / 2, y + 14.5, f.enc(r)))
            x += len(t) * 14; full += t
        y -= 30
    d.say(full); d.left = ['せきばん', 'ゆうがた']; return d


@case
def note_mark_forms():
    """Raised marks in other forms: in brackets, with a star, a dagger, two of them; raised letters that are read stay."""
    d = Doc(); d.page(); y = d.para('The slate was washed in 1908{^ [23]} and again in 1911.{^ (24)} Nobody knows who did it,{^ *} and the M{up me} Corvet of the ticket office says that she doesn’t either.{^ 25,26}', 45, 540, 330, size=10.5, lead=14, gap=6, say=False); d.say('The slate was washed in 1908 and again in 1911. Nobody knows who did it, and the Mme Corvet of the ticket office says that she doesn’t either.')
    d.para(P[0], 45, y, 330, size=10.5, lead=14); d.rule(45, 118, 145, 118); y = 106
    for t in ('{^ [23]} By order of the harbour master.', '{^ (24)} See the minutes of that year.', '{^ *} A rag was found.', '{^ 25} Letter of 4 May.', '{^ 26} Her sister says the same.'): y = d.para(t, 45, y, 330, size=8.5, lead=10.5, say=False)
    d.left = ['By order of', 'A rag was found', 'Her sister says']; return d


@case
def thai():
    """Vowels and tone marks over their letters are placed one by one, as browsers and word processors do; lines break between words without a space."""
    f = TT('/usr/share/fonts/truetype/noto/NotoLoopedThai-Regular.ttf'); d = Doc(); d.meta = dict(language='th'); d.page(); y = 530
    for ls in (['เรือข้ามฟากออกเมื่อน้ำขึ้น ไม่ใช่เมื่อถึงเวลา', 'ในตาราง ข้างช่องขายตั๋วมีกระดานชนวนแขวนไว้'], ['ตอนเย็นเขาก็ลบมันออก']):
        for l in ls:
            x = 45; run = ''; x0 = x
            def flush():
                nonlocal run
                if run: d.raw('BT /%s 14 Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(f), x0, y, f.enc(run)))
                run = ''
            for c in l:
                if unicodedata.category(c) == 'Mn': flush(); d.raw('BT /%s 14 Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET' % (d.fname(f), x - .4, y + .3, f.enc(c))); x0 = x; continue
                if not run: x0 = x
                run += c; x += f.w(c) * 14
            flush(); y -= 24
        y -= 6; d.say(''.join(ls))
    return d


#END
def write(name):
    d = CASES[name](); base = os.path.join(HERE, name)
    d.save(base + '.pdf', getattr(d, 'encryption', None))
    open(base + '.txt', 'w').write('\n'.join(d.truth) + '\n')
    meta = dict(d.meta)
    left = [l for l in meta.get('leftOut', []) + d.left if l]
    meta.pop('leftOut', None)
    if left: meta['leftOut'] = left
    if meta: json.dump(meta, open(base + '.json', 'w'), ensure_ascii=False, indent=1); open(base + '.json', 'a').write('\n')
    elif os.path.exists(base + '.json'): os.remove(base + '.json')
    size = os.path.getsize(base + '.pdf'); print(f'{name} {size}' + (' TOO LARGE' if size > 60000 else ''))


if __name__ == '__main__':
    for name in sys.argv[1:] or CASES: write(name)
