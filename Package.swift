// swift-tools-version: 6.3
import PackageDescription

/// Vector instructions of the building machine, for the kernels alone. As unsafe flags they also hold in debug builds.
/// To build for another processor set `METAMAPG_CPU`, for example `METAMAPG_CPU=x86-64-v3` (`portable` for none).
#if arch(x86_64)
let processor = Context.environment["METAMAPG_CPU"] ?? "native"
// These cannot multiply and add in one rounding; the library call instead takes 200 times as long.
let isWithoutFMA = ["portable", "x86-64", "x86-64-v2"].contains(processor)
#else
let processor = Context.environment["METAMAPG_CPU"] ?? "portable"
let isWithoutFMA = false
#endif
let vectorSettings: [SwiftSetting] =
    [.unsafeFlags(["-O", "-Xcc", "-DMETAMAPG_PROCESSOR=\(processor)"])]
    + (processor == "portable" ? [] : [.unsafeFlags(["-Xcc", "-march=\(processor)"])])
    + (isWithoutFMA ? [.define("METAMAPG_NO_FMA")] : [])

/// What could go wrong in memory must be marked `unsafe`, with the reason why it does not. Kernels, which work
/// on pointers alone, are the exception.
let safety: [SwiftSetting] = [.strictMemorySafety(), .treatWarning("StrictMemorySafety", as: .error)]

/// `METAMAPG_SYSTEM=portable` makes Linux do without what only it has, to try what other systems get.
let systemSettings: [SwiftSetting] =
    Context.environment["METAMAPG_SYSTEM"] == "portable" ? [.define("METAMAPG_PORTABLE")] : []

let package = Package(
    name: "metamapg",
    products: [
        .executable(name: "metamapg", targets: ["metamapg"]),
        // Chains and their meta-gradients, for other programs.
        .library(name: "Engine", targets: ["Engine", "Kernels", "Games"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        // The C library, and what systems differ in. The lowest floor.
        .systemLibrary(name: "CPlatform", path: "Sources/Platform/CPlatform"),
        .target(
            name: "Platform", dependencies: [.target(name: "CPlatform", condition: .when(platforms: [.linux]))],
            exclude: ["CPlatform"], swiftSettings: safety + systemSettings),
        // What is agreed with the physics, a shared library that the Makefile builds and games load.
        .systemLibrary(name: "CPhysics", path: "Sources/Games/CPhysics"),
        .target(
            name: "Games", dependencies: ["Platform", "CPhysics", .product(name: "Yams", package: "Yams")],
            exclude: ["CPhysics", "MuJoCo"], swiftSettings: safety),
        .systemLibrary(name: "CProcessor", path: "Sources/Learning/Kernels/CProcessor"),
        .target(
            name: "Kernels", dependencies: ["Platform", "CProcessor"], path: "Sources/Learning/Kernels",
            exclude: ["CProcessor"],
            swiftSettings: vectorSettings),
        // The floors of learning, from below: each knows only those that it names.
        .target(
            name: "Engine", dependencies: ["Platform", "Kernels", "Games"], path: "Sources/Learning/Engine",
            swiftSettings: safety),
        .target(
            name: "Verification", dependencies: ["Engine", "Games"], path: "Sources/Learning/Verification",
            swiftSettings: safety),
        .target(name: "Threads", dependencies: ["Platform"], path: "Sources/Learning/Threads", swiftSettings: safety),
        // Its arithmetic is vectors of its own, for which it needs the machine's, as kernels do.
        .target(
            name: "Laboratory", dependencies: ["Kernels", "Games", "Threads"], path: "Sources/Learning/Laboratory",
            swiftSettings: safety + vectorSettings),
        .target(name: "Files", path: "Sources/Learning/Files", swiftSettings: safety),
        .target(
            name: "Personas", dependencies: ["Engine", "Games", "Files"], path: "Sources/Learning/Personas",
            swiftSettings: safety),
        .target(
            name: "Training",
            dependencies: ["Platform", "Engine", "Kernels", "Games", "Personas", "Files", "Threads", "Scales"],
            path: "Sources/Learning/Training", swiftSettings: safety),
        // What is agreed with the messages between ranks, a shared library that the Makefile builds and ranks load.
        .systemLibrary(name: "CMPI", path: "Sources/Learning/Cluster/CMPI"),
        .target(
            name: "Cluster", dependencies: ["CMPI", "Platform", "Training", "Engine", "Games", "Threads"],
            path: "Sources/Learning/Cluster", exclude: ["CMPI", "MPI"], swiftSettings: safety),
        .target(
            name: "Store",
            dependencies: [
                "Platform", "Training", "Laboratory", "Engine", "Games", "Personas", "Files", "Threads",
                .product(name: "Yams", package: "Yams"), .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Sources/Learning/Store", swiftSettings: safety),
        .target(name: "Scales", dependencies: ["Platform"], swiftSettings: safety),
        .systemLibrary(name: "CWidth", path: "Sources/Cells/CWidth"),
        .target(name: "Cells", dependencies: ["Platform", "CWidth"], exclude: ["CWidth"], swiftSettings: safety),
        .target(name: "Formats", dependencies: ["Games", "Scales"], swiftSettings: safety),
        .target(
            name: "Reports",
            dependencies: [
                "Store", "Training", "Laboratory", "Engine", "Games", "Files", "Scales", "Cells", "Formats",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            exclude: ["EventFiles/event.proto"], swiftSettings: safety),
        .systemLibrary(
            name: "CNcurses", path: "Sources/TUI/CNcurses", providers: [.apt(["libncursesw5-dev"])]),
        .target(
            name: "TUI",
            dependencies: [
                "Platform", "Training", "Laboratory", "Engine", "Games", "Files", "Threads", "Scales", "Cells",
                "Formats", "CNcurses",
            ],
            exclude: ["CNcurses"], swiftSettings: safety),
        .executableTarget(
            name: "metamapg",
            dependencies: [
                "Platform", "TUI", "Reports", "Cluster", "Store", "Training", "Verification", "Laboratory", "Engine",
                "Personas",
                "Games",
                "Files",
                "Threads", "Scales", "Cells", "Formats",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: safety),
        .target(name: "TestTools", path: "Tests/TestTools"),
        .testTarget(name: "GamesTests", dependencies: ["Games", "TestTools"]),
        .testTarget(name: "KernelsTests", dependencies: ["Platform", "Kernels", "EngineFixtures"]),
        .testTarget(name: "EngineTests", dependencies: ["Platform", "Engine", "Kernels", "Games", "EngineFixtures"]),
        .testTarget(name: "LaboratoryTests", dependencies: ["Laboratory", "Games", "Kernels"]),
        .testTarget(
            name: "TrainingTests",
            dependencies: [
                "Platform", "Training", "Personas", "Engine", "Kernels", "Games", "Files", "EngineFixtures",
                "RunFixtures",
                "TestTools",
            ]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "Training", "Laboratory", "Engine", "Kernels", "Games", "Files", "EngineFixtures",
                "RunFixtures",
                "TestTools",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "ClusterTests",
            dependencies: [
                "Cluster", "metamapg", "Store", "Training", "Engine", "Games", "TestTools",
            ]),
        .testTarget(
            name: "VerificationTests", dependencies: ["Verification", "Engine", "TestTools"], exclude: ["Vectors"]),
        // What several of them need: games and numbers; runs that take no time.
        .target(
            name: "EngineFixtures", dependencies: ["Platform", "Engine", "Kernels", "Games"],
            path: "Tests/EngineFixtures"),
        .target(
            name: "RunFixtures",
            dependencies: ["Training", "Personas", "Engine", "Games", "EngineFixtures", "TestTools"],
            path: "Tests/RunFixtures"),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Reports", "Store", "Training", "Engine", "Games", "Formats", "TestTools"],
            exclude: ["Golden"]),
        .testTarget(
            name: "TUITests",
            dependencies: [
                "Platform", "TUI", "Store", "Training", "Laboratory", "Engine", "Games", "Files", "Threads", "Scales",
                "Cells", "EngineFixtures", "TestTools",
            ],
            exclude: ["Golden"]),
        // Of packages: starts the build for the machine's processor. The Makefile makes the program of it.
        .target(name: "Launcher", exclude: ["main.c"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "metamapg", "Launcher", "Kernels", "Store", "Training", "Games", "Reports", "Cells", "Formats",
                "TestTools",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "EndToEndTests", dependencies: ["metamapg", "TestTools"]),
    ],
    swiftLanguageModes: [.v6]
)
