package paper

// The layout, from part I of Annex I of Decree 30/2020/NĐ-CP. Where the decree leaves a
// choice, the one of the examples in its section V is taken.
const (
	pageWidth, pageHeight = 210, 297 // mm, A4; I.1

	// Margins in mm; I.3: top and bottom 20 to 25, left 30 to 35, right 15 to 20.
	marginTop, marginBottom, marginLeft, marginRight = 20, 20, 30, 20
	numberFrom                                       = 10 // mm from the upper edge: the number of the page, in the upper margin, I.7

	typeface = "Times New Roman" // I.4

	// Sizes of letters in points.
	sizeNation  = 12 // II.1.a: 12 to 13
	sizeMotto   = 13 // II.1.b: 13 to 14
	sizeIssuer  = 12 // II.2.b: 12 to 13
	sizeNumber  = 13 // II.3.c: 13
	sizePlace   = 13 // II.4.c: 13 to 14
	sizeTitle   = 14 // II.5.b: 13 to 14
	sizeContent = 14 // II.6.e: 13 to 14
	sizeSigning = 14 // II.7.đ: 13 to 14
	sizeTo      = 14 // II.9.d: 13 to 14
	sizeSentTo  = 12 // II.9.d: the words Nơi nhận
	sizeSent    = 11 // II.9.d: those below them
	sizePage    = 14 // I.7: 13 to 14
	sizeTable   = 12 // the decree says nothing of tables
	sizeHeading = 10 // of their columns

	indent    = 12.7 // mm of the first line of a paragraph; II.6.e: 10 or 12.7
	paragraph = 6    // points between paragraphs at least; II.6.e
	leading   = 1.15 // lines; II.6.e: 1 to 1.5

	// The head is two columns, in mm of the 160 of the page: the name of the state needs
	// its own on one line.
	headLeft, headRight = 66, 94
)
