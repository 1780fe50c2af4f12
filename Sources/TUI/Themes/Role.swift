/// What a colour is for. Panels name roles, themes name colours.
package enum Role: Int, Sendable, Hashable, CaseIterable {
    case text, title, highlight, selected, inactive, divider, graphText, meterBackground
    case border, borderFocus
    case rewardBox, policyBox, chainBox, gradientBox, eventBox, gameBox
    case series1, series2, series3, series4, series5, series6
    case meta, peer, validation, baseline
    case termCurrent, termOwn, termPeer
    case ghost, raw
    case ok, info, warning, error, paused, banner

    /// The theme key of its foreground.
    var key: String {
        switch self {
        case .text: "main_fg"
        case .title: "title"
        case .highlight: "hi_fg"
        case .selected: "selected_fg"
        case .inactive: "inactive_fg"
        case .divider: "div_line"
        case .graphText: "graph_text"
        case .meterBackground: "meter_bg"
        case .border: "border"
        case .borderFocus: "border_focus"
        case .rewardBox: "reward_box"
        case .policyBox: "policy_box"
        case .chainBox: "chain_box"
        case .gradientBox: "grad_box"
        case .eventBox: "event_box"
        case .gameBox: "game_box"
        case .series1: "series_1"
        case .series2: "series_2"
        case .series3: "series_3"
        case .series4: "series_4"
        case .series5: "series_5"
        case .series6: "series_6"
        case .meta: "meta"
        case .peer: "peer"
        case .validation: "val"
        case .baseline: "baseline"
        case .termCurrent: "term_current"
        case .termOwn: "term_own"
        case .termPeer: "term_peer"
        case .ghost: "ghost"
        case .raw: "ema_raw"
        case .ok: "ok"
        case .info: "info"
        case .warning: "warn"
        case .error: "error"
        case .paused: "paused"
        case .banner: "banner_fg"
        }
    }

    /// The theme key of its background; nil for the screen's.
    var backgroundKey: String? {
        switch self {
        case .selected: "selected_bg"
        case .banner: "banner_bg"
        default: nil
        }
    }

    /// Weight that a role has at every depth.
    var attributes: Style.Attributes {
        switch self {
        case .title, .selected, .borderFocus, .meta, .error, .banner: .bold
        default: []
        }
    }

    /// What tells a role apart where there are no colours.
    var monoAttributes: Style.Attributes {
        switch self {
        case .title, .highlight, .meta, .validation, .termPeer, .warning, .ok, .paused, .borderFocus: .bold
        case .selected, .banner, .error: [.reverse, .bold]
        case .inactive, .divider, .ghost, .raw, .meterBackground, .graphText: .dim
        default: []
        }
    }
}
