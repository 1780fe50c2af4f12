import Games

/// A panel: all that the screen, its layout and the table of keys know of one. Panels know the scene and nobody else;
/// what somebody chose in one lives in the scene's view.
package protocol PanelView: Sendable {
    /// Its place. Of panels with the same one that which suits the game is shown.
    var id: PanelID { get }
    var title: String { get }
    /// The role of its frame.
    var frame: Role { get }
    var place: PanelPlace { get }
    /// Keys of its own, which act wherever the focus is while it suits the game. A key that panels for different games
    /// share has the same `id`; its help then says in turn what it does in each.
    var keys: [KeyBinding<PanelSight>] { get }

    /// Whether it has something to show of a game. To be answered by what the game offers, not by which one it is.
    func suits(_ game: Game) -> Bool
    /// What its frame says at the right.
    func remark(_ scene: Scene, _ size: PanelSize) -> String
    /// Draws the inside of its frame.
    func draw(_ scene: Scene, into canvas: inout Canvas)
    /// Rows that scroll.
    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows
    /// How many joint policies it shows side by side; nil if it has no columns for them.
    func shownSteps(_ scene: Scene, _ size: PanelSize) -> Int?
    /// Along what the cursor of somebody who inspects goes in it.
    var inspectedAxis: InspectedAxis { get }
    /// Rows that this cursor can go through; 0 if there are none.
    func inspectedRows(_ scene: Scene) -> Int
    /// Where the cursor goes that is put to a cell inside the frame; nil if it is no place for one.
    func inspectedPlace(
        _ scene: Scene, _ size: PanelSize, _ symbols: Symbols, column: Int, row: Int
    ) -> InspectedPlace?
    /// What lies under the cursor in full, to be read and copied; nil if there is nothing.
    func readout(_ scene: Scene) -> Readout?
    /// What it says in the one line that stands for panels in compact windows, in at most `room` columns; empty if
    /// nothing.
    func summary(_ scene: Scene, _ theme: ResolvedTheme, room: Int) -> [Segment]
    /// Takes back what a person chose where it is no longer there to be shown.
    func fit(_ scene: inout Scene)
}

/// Rows of a panel's scrolling part.
package struct PanelRows: Sendable, Hashable {
    /// Those it has.
    package var content: Int
    /// Those it has room for.
    package var visible: Int

    package init(content: Int, visible: Int) {
        self.content = content
        self.visible = visible
    }
}

/// What a panel's key acts on: the scene, of which it may change the view, and the room that the panel has.
package struct PanelSight: Sendable {
    package var scene: Scene
    package let size: PanelSize
}

extension PanelView {
    package var frame: Role { .border }
    package var place: PanelPlace { PanelPlace() }
    package var keys: [KeyBinding<PanelSight>] { [] }

    package func suits(_ game: Game) -> Bool { true }
    package func remark(_ scene: Scene, _ size: PanelSize) -> String { "" }
    package func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows { PanelRows(content: 0, visible: size.height) }
    package func shownSteps(_ scene: Scene, _ size: PanelSize) -> Int? { nil }
    package var inspectedAxis: InspectedAxis { .updates }
    package func inspectedRows(_ scene: Scene) -> Int { 0 }
    package func inspectedPlace(
        _ scene: Scene, _ size: PanelSize, _ symbols: Symbols, column: Int, row: Int
    ) -> InspectedPlace? { nil }
    package func readout(_ scene: Scene) -> Readout? { nil }
    package func summary(_ scene: Scene, _ theme: ResolvedTheme, room: Int) -> [Segment] { [] }
    package func fit(_ scene: inout Scene) {}
}
