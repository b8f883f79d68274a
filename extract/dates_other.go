package extract

// The words of other languages, written as those of English.
const (
	ukrainianDates = `
month 1 січень січня січні
month 2 лютий лютого лютому
month 3 березень березня березні
month 4 квітень квітня квітні
month 5 травень травня травні
month 6 червень червня червні
month 7 липень липня липні
month 8 серпень серпня серпні
month 9 вересень вересня вересні
month 10 жовтень жовтня жовтні
month 11 листопад листопада листопаді
month 12 грудень грудня грудні
weekday 0 неділя неділю неділі
weekday 1 понеділок понеділка
weekday 2 вівторок вівторка
weekday 3 середу середи
weekday 4 четвер четверга
weekday 5 п'ятниця п'ятницю п'ятниці п’ятниця п’ятницю п’ятниці
weekday 6 субота суботу суботи
day 0 сьогодні
day 1 завтра
day 2 післязавтра
day -1 вчора учора
day -2 позавчора
unit 2 день дні днів
unit 3 тиждень тижня тижні тижнів тижню
unit 4 місяць місяця місяці місяців
unit 6 рік року роки років році
shift -1 минулий минулого минулому минулої минулу попередній попереднього
shift 0 цей цього цьому цю цієї
shift 1 наступний наступного наступному наступної наступну
ago -1 тому
before 1 через за
number 1 один одну
number 2 два дві
number 3 три
number 4 чотири
number 5 п'ять п’ять
bound 1 з із
bound 2 до
bound 3 до
bound 4 після
lead 0 в у на протягом
future 0 буде будуть планує планують відбудеться відбудуться має прибуде зустрінеться зустрінуться`

	russianDates = `
month 1 январь января январе
month 2 февраль февраля феврале
month 3 март марта марте
month 4 апрель апреля апреле
month 5 май мая мае
month 6 июнь июня июне
month 7 июль июля июле
month 8 август августа августе
month 9 сентябрь сентября сентябре
month 10 октябрь октября октябре
month 11 ноябрь ноября ноябре
month 12 декабрь декабря декабре
weekday 0 воскресенье воскресенья
weekday 1 понедельник понедельника
weekday 2 вторник вторника
weekday 3 среду среды
weekday 4 четверг четверга
weekday 5 пятница пятницу пятницы
weekday 6 суббота субботу субботы
day 0 сегодня
day 1 завтра
day 2 послезавтра
day -1 вчера
day -2 позавчера
unit 2 день дня дней
unit 3 неделя недели недель неделе неделю
unit 4 месяц месяца месяцев месяце
unit 6 год года лет году
shift -1 прошлый прошлого прошлом прошлой прошлую минувший минувшего минувшую
shift 0 этот этого этом этой эту
shift 1 следующий следующего следующем следующей следующую будущем будущей
ago -1 назад
before 1 через
number 1 один одну
number 2 два две
number 3 три
number 4 четыре
number 5 пять
bound 1 с со
bound 2 до
bound 4 после
lead 0 в во на
future 0 будет будут планирует планируют состоится состоятся прибудет встретится встретятся намерен намерены`

	arabicDates = `
month 1 يناير
month 2 فبراير شباط
month 3 مارس آذار
month 4 أبريل ابريل إبريل نيسان
month 5 مايو أيار
month 6 يونيو حزيران
month 7 يوليو تموز
month 8 أغسطس آب
month 9 سبتمبر أيلول
month 10 أكتوبر اكتوبر
month 11 نوفمبر
month 12 ديسمبر
weekday 0 الأحد الاحد
weekday 1 الاثنين الإثنين
weekday 2 الثلاثاء
weekday 3 الأربعاء الاربعاء
weekday 4 الخميس
weekday 5 الجمعة
weekday 6 السبت
day 0 اليوم
day 1 غدا غداً غدًا
day -1 أمس
unit 2 يوم أيام
unit 3 أسبوع الأسبوع أسابيع
unit 4 شهر الشهر أشهر
unit 6 عام العام سنة السنة سنوات
shift -1 الماضي الماضية المنصرم الفائت
shift 0 هذا هذه الجاري الحالي
shift 1 المقبل المقبلة القادم القادمة
bound 1 منذ
bound 2 حتى
bound 3 قبل
bound 4 بعد
lead 0 في
future 0 سوف سيعقد سيلتقي ستعقد سيزور سيجتمع ستجتمع ستبدأ سيبدأ`

	frenchDates = `
month 1 janvier
month 2 février
month 3 mars
month 4 avril
month 5 mai
month 6 juin
month 7 juillet
month 8 août
month 9 septembre
month 10 octobre
month 11 novembre
month 12 décembre
weekday 0 dimanche
weekday 1 lundi
weekday 2 mardi
weekday 3 mercredi
weekday 4 jeudi
weekday 5 vendredi
weekday 6 samedi
day 0 aujourd'hui aujourd’hui
day 1 demain
day -1 hier
day -2 avant-hier
day 2 après-demain
unit 2 jour jours
unit 3 semaine semaines
unit 4 mois
unit 6 an ans année années
shift -1 dernier dernière derniers dernières passé passée
shift 0 cette ce
shift 1 prochain prochaine prochains prochaines
ordinal 1 1er premier
number 1 une un
number 2 deux
number 3 trois
number 4 quatre
number 5 cinq
before 1 dans
before -1 a
bound 1 depuis
bound 2 jusqu'au jusqu’au
bound 3 avant
bound 4 après
of 0 de
the 0 le la
to 0 au - –
from 0 du
lead 0 en
daypart 0 matin soir après-midi nuit
future 0 doit doivent aura auront lieu sera seront va vont prévu prévue prévus rencontrera rencontreront`

	spanishDates = `
month 1 enero
month 2 febrero
month 3 marzo
month 4 abril
month 5 mayo
month 6 junio
month 7 julio
month 8 agosto
month 9 septiembre setiembre
month 10 octubre
month 11 noviembre
month 12 diciembre
weekday 0 domingo
weekday 1 lunes
weekday 2 martes
weekday 3 miércoles
weekday 4 jueves
weekday 5 viernes
weekday 6 sábado
day 0 hoy
day -1 ayer
day -2 anteayer
unit 2 día días
unit 3 semana semanas
unit 4 mes meses
unit 6 año años
shift -1 pasado pasada
shift 0 este esta
shift 1 próximo próxima
number 1 un una
number 2 dos
number 3 tres
number 4 cuatro
number 5 cinco
before 1 dentro
before -1 hace
bound 1 desde
bound 2 hasta
bound 4 tras
of 0 de del
the 0 el la
to 0 al - –
lead 0 en
daypart 0 noche tarde
future 0 será serán tendrá tendrán se-reunirá reunirá reunirán reunirse prevé previsto prevista viajará visitará`

	germanDates = `
month 1 januar jänner
month 2 februar
month 3 märz
month 4 april
month 5 mai
month 6 juni
month 7 juli
month 8 august
month 9 september
month 10 oktober
month 11 november
month 12 dezember
weekday 0 sonntag
weekday 1 montag
weekday 2 dienstag
weekday 3 mittwoch
weekday 4 donnerstag
weekday 5 freitag
weekday 6 samstag sonnabend
day 0 heute
day 1 morgen
day 2 übermorgen
day -1 gestern
day -2 vorgestern
unit 2 tag tage tagen
unit 3 woche wochen
unit 4 monat monate monaten
unit 6 jahr jahre jahren
shift -1 letzte letzten letzter letztes vergangene vergangenen vorige vorigen
shift 0 diese diesen dieser dieses diesem
shift 1 nächste nächsten nächster kommende kommenden
number 1 einem einer ein
number 2 zwei
number 3 drei
number 4 vier
number 5 fünf
before 1 in
before -1 vor
bound 1 seit
bound 2 bis
bound 4 nach
the 0 der dem den
from 0 vom
to 0 bis - –
lead 0 im am
daypart 0 morgen abend nacht
future 0 wird werden soll sollen will wollen`
)
