#ifndef CPHYSICS_H
#define CPHYSICS_H

// What the program and the object with the physics agree on. The object is a shared library that the program loads when
// a game needs it; it is compiled against the MuJoCo at hand, and alone knows how MuJoCo lays out its memory.
//
// Calls may come from several threads at once, each with bodies of its own; models are read only. Where a call says
// that it can fail, `message` takes a sentence of at most `size` bytes, terminator included.

/// Counts changes of this file; the program refuses an object made for another one.
#define PHYSICS_INTERFACE 1
/// Name of the function that every object has: `PhysicsEntry`.
#define PHYSICS_ENTRY "metamapgPhysics"

/// A body as it was compiled.
typedef struct PhysicsModel PhysicsModel;
/// The state of one body.
typedef struct PhysicsBody PhysicsBody;

typedef struct {
    /// `PHYSICS_INTERFACE` of the object; the first member in every version.
    int interface;
    /// Name and version of the library that moves the bodies, such as `MuJoCo` and `2.2.2`.
    const char *library;
    const char *version;

    /// Compiles `length` bytes of MJCF. Null on failure.
    PhysicsModel *(*compile)(const char *text, int length, char *message, int size);
    void (*freeModel)(PhysicsModel *model);
    /// Writes the numbers of generalised positions, of velocities and of controls.
    void (*sizes)(const PhysicsModel *model, int sizes[3]);

    /// Null if there is no memory.
    PhysicsBody *(*makeBody)(const PhysicsModel *model);
    void (*freeBody)(PhysicsBody *body);
    /// Generalised positions and velocities, which stay in their place as long as the body lives.
    const double *(*positions)(const PhysicsBody *body);
    const double *(*velocities)(const PhysicsBody *body);

    /// Zeroes the body and writes a state with everything that follows from it. Returns 0, or 1 on failure, after which
    /// the body is of no use and must be freed.
    int (*reset)(
        const PhysicsModel *model, PhysicsBody *body, const double *positions, const double *velocities, char *message,
        int size);
    /// Goes on by `count` time steps with the same controls. Returns as `reset` does.
    int (*steps)(
        const PhysicsModel *model, PhysicsBody *body, const double *controls, int count, char *message, int size);
    /// How many warnings of a kind that spoils the state the body has counted: bad numbers, too many contacts.
    int (*warnings)(const PhysicsBody *body);

    /// Writes how capsule `index` lies, the ground being number 0: x and z of both ends of its axis, and its radius.
    void (*capsule)(const PhysicsModel *model, const PhysicsBody *body, int index, double lie[5]);
    /// Zeroes the body and takes `skip` time steps with each of `count` rows of controls, and nothing else.
    void (*run)(const PhysicsModel *model, PhysicsBody *body, const double *controls, int count, int skip);
} PhysicsObject;

/// Gives the calls of the object. Null on failure.
typedef const PhysicsObject *(*PhysicsEntry)(char *message, int size);

#endif
