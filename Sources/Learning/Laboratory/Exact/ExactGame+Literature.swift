/// Games with the payoffs and rates of the literature on opponent shaping, which published tables are measured in.
///
/// Source of payoffs: Foerster et al. (2018), Lu et al. (2022); of rates: the notebook of Cooijmans et al. (2023).
extension ExactGame {
    /// The iterated prisoner's dilemma, CC -1, CD -3, DC 0, DD -2: 1.5 a step less than the catalogue's, which changes no
    /// gradient. Steps of size one along the gradient of the plain return.
    package static let prisonersDilemma = ExactGame(
        id: "ipd", title: "Iterated prisoner's dilemma", symbols: ["C", "D"],
        payoffs: [[-1, -3, 0, -2], [-1, 0, -3, -2]], rate: 25)

    /// Chicken with a catastrophe of -100: not the catalogue's game, whose worst is -1.5. Steps of size one along the
    /// gradient of the normalised return.
    package static let chicken = ExactGame(
        id: "chicken", title: "Chicken", symbols: ["S", "D"],
        payoffs: [[0, -1, 1, -100], [0, 1, -1, -100]], rate: 1)

    /// Matching pennies, the catalogue's. Steps of a tenth along the gradient of the plain return.
    package static let matchingPennies = ExactGame(
        id: "matching-pennies", title: "Matching pennies", symbols: ["H", "T"],
        payoffs: [[1, -1, -1, 1], [-1, 1, 1, -1]], rate: 2.5)

    /// All of them.
    package static let literature: [ExactGame] = [prisonersDilemma, chicken, matchingPennies]
}
